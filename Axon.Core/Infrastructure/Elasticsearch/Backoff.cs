namespace Axon.Core.Infrastructure.Elasticsearch;

/// <summary>Pauses that grow, and differ, so that those who failed together do not come back together.</summary>
internal static class Backoff
{
    private const int Shortest = 100;
    private const int Longest = 3_000;

    /// <param name="round">From 1.</param>
    public static TimeSpan Pause(int round)
    {
        var whole = Math.Min(Longest, Shortest << Math.Min(round - 1, 10));
        return TimeSpan.FromMilliseconds(Random.Shared.Next(whole / 2, whole + 1));
    }
}
