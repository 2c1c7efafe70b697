using Axon.Core.Features.Behavior;
using Axon.Core.Features.Behavior.Ports;
using Axon.Core.Infrastructure.MySql.Behavior;

namespace Axon.Core.Infrastructure.Elasticsearch;

/// <summary>Events from the index; bad rows from the database, where they are in both profiles.</summary>
internal sealed class SearchTrackerReadings(SearchReads reads, BehaviorNames names, MySqlTrackerReadings rows) : ITrackerReadings
{
    public async Task<DateTimeOffset?> LastReceivedAsync(CancellationToken cancellationToken)
    {
        var newest = await reads.NewestAsync(names.Alias, new { term = new { source = nameof(EventSource.BROWSER) } }, ["receivedMicros"], cancellationToken);
        return newest?.Number("receivedMicros") is { } micros ? BehaviorDocument.FromMicros(micros) : null;
    }

    public Task<IReadOnlyList<BadRowCount>> BadRowsAsync(DateTimeOffset since, CancellationToken cancellationToken) => rows.BadRowsAsync(since, cancellationToken);
}
