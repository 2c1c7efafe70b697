namespace Axon.Core.Features.Behavior.Pipeline;

/// <summary>What all processes counted, added up. Counts and times are of the last five minutes, rates of the last one.</summary>
/// <param name="Bulk">p95 of a bulk request in seconds; null when there was none.</param>
/// <param name="Visible">p95 from the arrival of an event until a search finds it; of samples.</param>
public sealed record PipelineFigures(
    double EventsPerSecond,
    long Accepted,
    long Duplicate,
    long Rejected,
    IReadOnlyList<ReasonCount> Reasons,
    IReadOnlyList<ReasonCount> SendErrors,
    double IndexedPerSecond,
    long Stored,
    long AlreadyThere,
    long IndexRefused,
    long Erased,
    long Retried,
    double? Bulk,
    long Bulks,
    double? Visible,
    long Samples)
{
    private const double Most = .95;

    public static PipelineFigures Of(IReadOnlyList<ProcessSign> processes)
    {
        List<(string[] Key, long Count)> counts = [.. processes.SelectMany(process => process.FiveMinutes.Counts).Select(pair => (FigureKey.Parts(pair.Key), pair.Value))];
        long Sum(string name, string? label = null) => counts.Where(one => one.Key[0] == name && (label is null || one.Key.ElementAtOrDefault(1) == label)).Sum(one => one.Count);
        double Rate(string name) => processes.Where(process => process.Minute.Seconds > 0)
            .Sum(process => process.Minute.Counts.Where(pair => FigureKey.Parts(pair.Key)[0] == name).Sum(pair => pair.Value) / process.Minute.Seconds);
        var rejected = counts.Where(one => (one.Key[0] == FigureKey.Events && one.Key.ElementAtOrDefault(1) == nameof(EventStatus.Rejected)) || one.Key[0] == FigureKey.RefusedRequests).ToList();
        var (bulk, visible) = (Times(processes, FigureKey.Bulk), Times(processes, FigureKey.Visible));
        return new PipelineFigures(
            Rate(FigureKey.Events),
            Sum(FigureKey.Events, nameof(EventStatus.Accepted)),
            Sum(FigureKey.Events, nameof(EventStatus.Duplicate)),
            rejected.Sum(one => one.Count),
            ByReason(rejected),
            ByReason(counts.Where(one => one.Key[0] == FigureKey.SendErrors)),
            Rate(FigureKey.Indexed),
            Sum(FigureKey.Indexed, nameof(IndexOutcome.Stored)),
            Sum(FigureKey.Indexed, nameof(IndexOutcome.AlreadyThere)),
            Sum(FigureKey.Indexed, nameof(IndexOutcome.Refused)),
            Sum(FigureKey.Indexed, nameof(IndexOutcome.Erased)),
            Sum(FigureKey.IndexRetries),
            TimeBuckets.Quantile(bulk, Most),
            bulk.Sum(),
            TimeBuckets.Quantile(visible, Most),
            visible.Sum());
    }

    private static long[] Times(IReadOnlyList<ProcessSign> processes, string name) =>
        TimeBuckets.Sum(processes.Select(process => process.FiveMinutes.Times.GetValueOrDefault(name)).OfType<long[]>());

    // The reason is the last label of each of them.
    private static IReadOnlyList<ReasonCount> ByReason(IEnumerable<(string[] Key, long Count)> counts) =>
        [.. counts.Where(one => one.Count > 0).GroupBy(one => one.Key[^1], (reason, own) => new ReasonCount(reason, own.Sum(one => one.Count))).OrderByDescending(row => row.Count).ThenBy(row => row.Reason, StringComparer.Ordinal)];
}
