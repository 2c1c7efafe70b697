using System.Globalization;

namespace Axon.Tests.Support;

/// <summary>What chance is made from: another each time and printed, or the one that <c>AXON_TEST_SEED</c> gives back in, to see a failure again.</summary>
internal static class Seed
{
    public static int Next(Action<string> say)
    {
        var seed = Environment.GetEnvironmentVariable("AXON_TEST_SEED") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : Environment.TickCount;
        say(string.Create(CultureInfo.InvariantCulture, $"seed {seed}; again with AXON_TEST_SEED={seed}"));
        return seed;
    }
}
