namespace Axon.E2E.Hosting;

/// <summary>What a machine may lack.</summary>
internal static class Requirements
{
    /// <summary>Skips the test when packages are missing, saying which; fails it where <c>AXON_REQUIRE_SERVERS=1</c>.</summary>
    public static void Need(IReadOnlyCollection<string> missingPackages)
    {
        if (missingPackages.Count == 0)
        {
            return;
        }

        var reason = $"Missing; run: apt-get install {string.Join(' ', missingPackages)}";
        if (Environment.GetEnvironmentVariable("AXON_REQUIRE_SERVERS") == "1")
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }
}
