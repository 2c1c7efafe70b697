using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;

namespace Axon.Core.Tracking.Pipeline;

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

    public static PipelineFigures Of(IReadOnlyList<ProcessHeartbeat> processes)
    {
        List<(string[] Key, long Count)> counts = [.. processes.SelectMany(process => process.FiveMinutes.Counts).Select(pair => (MetricKey.Parts(pair.Key), pair.Value))];
        long Sum(string name, string? label = null) => counts.Where(one => one.Key[0] == name && (label is null || one.Key.ElementAtOrDefault(1) == label)).Sum(one => one.Count);
        double Rate(string name) => processes.Where(process => process.Minute.Seconds > 0)
            .Sum(process => process.Minute.Counts.Where(pair => MetricKey.Parts(pair.Key)[0] == name).Sum(pair => pair.Value) / process.Minute.Seconds);
        var rejected = counts.Where(one => (one.Key[0] == MetricKey.Events && one.Key.ElementAtOrDefault(1) == nameof(EventStatus.Rejected)) || one.Key[0] == MetricKey.RefusedRequests).ToList();
        var (bulk, visible) = (Times(processes, MetricKey.Bulk), Times(processes, MetricKey.Visible));
        return new PipelineFigures(
            Rate(MetricKey.Events),
            Sum(MetricKey.Events, nameof(EventStatus.Accepted)),
            Sum(MetricKey.Events, nameof(EventStatus.Duplicate)),
            rejected.Sum(one => one.Count),
            ByReason(rejected),
            ByReason(counts.Where(one => one.Key[0] == MetricKey.SendErrors)),
            Rate(MetricKey.Indexed),
            Sum(MetricKey.Indexed, nameof(IndexOutcome.Stored)),
            Sum(MetricKey.Indexed, nameof(IndexOutcome.AlreadyThere)),
            Sum(MetricKey.Indexed, nameof(IndexOutcome.Refused)),
            Sum(MetricKey.Indexed, nameof(IndexOutcome.Erased)),
            Sum(MetricKey.IndexRetries),
            TimeBuckets.Quantile(bulk, Most),
            bulk.Sum(),
            TimeBuckets.Quantile(visible, Most),
            visible.Sum());
    }

    private static long[] Times(IReadOnlyList<ProcessHeartbeat> processes, string name) =>
        TimeBuckets.Sum(processes.Select(process => process.FiveMinutes.Times.GetValueOrDefault(name)).OfType<long[]>());

    // The reason is the last label of each of them.
    private static IReadOnlyList<ReasonCount> ByReason(IEnumerable<(string[] Key, long Count)> counts) =>
        [.. counts.Where(one => one.Count > 0).GroupBy(one => one.Key[^1], (reason, own) => new ReasonCount(reason, own.Sum(one => one.Count))).OrderByDescending(row => row.Count).ThenBy(row => row.Reason, StringComparer.Ordinal)];
}

public sealed record ReasonCount(string Reason, long Count);
