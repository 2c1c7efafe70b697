namespace Axon.Core.Kernel;

/// <summary>Pauses between tries, each twice as long as the one before, up to the longest.</summary>
public readonly record struct Backoff(TimeSpan First, TimeSpan Longest)
{
    // More doublings than any two pauses are apart.
    private const int MostDoublings = 30;

    /// <param name="attempt">How many have failed, from 1.</param>
    public TimeSpan After(int attempt) => TimeSpan.FromMilliseconds(Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * (1L << Math.Min(attempt - 1, MostDoublings))));

    /// <summary>As <see cref="After"/>, less up to half of it by chance, so that those who failed together do not come back together.</summary>
    public TimeSpan SpreadAfter(int attempt) => After(attempt) * (1 - (Random.Shared.NextDouble() / 2));
}
