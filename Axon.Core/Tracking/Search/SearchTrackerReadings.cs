using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Rejected;

namespace Axon.Core.Tracking.Search;

/// <summary>Events from the index; bad rows from the database, where they are in both profiles.</summary>
internal sealed class SearchTrackerReadings(SearchReads reads, BehaviorNames names, MySqlTrackerReadings rows) : ITrackerReadings
{
    public async Task<DateTimeOffset?> LastReceivedAsync(CancellationToken cancellationToken)
    {
        var newest = await reads.NewestAsync(names.Alias, new { term = new { source = nameof(EventSource.BROWSER) } }, ["receivedMicros"], cancellationToken);
        return newest?.Number("receivedMicros") is { } micros ? BehaviorDocument.FromMicros(micros) : null;
    }

    public async Task<IReadOnlyList<TypeCount>> CountsAsync(IReadOnlyCollection<string> types, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var query = BehaviorQuery.Range(from, to, includeBots: false, new { terms = new { type = types } });
        var buckets = await reads.BucketsAsync(names.Alias, query, ["type"], new { last = new { max = new { field = "occurredMicros" } } }, cancellationToken).ToListAsync(cancellationToken);
        return
        [
            .. buckets.Select(bucket => new TypeCount(
                bucket.GetProperty("key").Text("type")!, // every event has a type
                bucket.GetProperty("doc_count").GetInt64(),
                BehaviorDocument.FromMicros((long)bucket.GetProperty("last").GetProperty("value").GetDouble()))),
        ];
    }

    public Task<IReadOnlyList<BadRowCount>> BadRowsAsync(DateTimeOffset since, CancellationToken cancellationToken) => rows.BadRowsAsync(since, cancellationToken);
}
