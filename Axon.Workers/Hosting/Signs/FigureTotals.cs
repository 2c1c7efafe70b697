using Axon.Core.Features.Behavior.Pipeline;

namespace Axon.Workers.Hosting.Signs;

/// <summary>What was counted up to a moment.</summary>
internal sealed record FigureTotals(IReadOnlyDictionary<string, long> Counts, IReadOnlyDictionary<string, long[]> Times)
{
    public static FigureTotals None { get; } = new(new Dictionary<string, long>(), new Dictionary<string, long[]>());

    /// <summary>What came since an earlier moment; what did not is left out.</summary>
    public FigureWindow Since(FigureTotals earlier, TimeSpan ago) => new(
        ago.TotalSeconds,
        Counts.Select(pair => (pair.Key, Count: pair.Value - earlier.Counts.GetValueOrDefault(pair.Key))).Where(one => one.Count > 0).ToDictionary(one => one.Key, one => one.Count),
        Times.Select(pair => (pair.Key, Counts: Less(pair.Value, earlier.Times.GetValueOrDefault(pair.Key)))).Where(one => one.Counts.Any(count => count > 0)).ToDictionary(one => one.Key, one => one.Counts));

    private static long[] Less(long[] counts, long[]? earlier) => earlier is null ? counts : [.. counts.Zip(earlier, (now, then) => now - then)];
}
