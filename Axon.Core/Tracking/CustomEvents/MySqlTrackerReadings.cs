using Axon.Core.Db;
using Axon.Core.Tracking.Rejected;

namespace Axon.Core.Tracking.CustomEvents;

/// <inheritdoc cref="ITrackerReadings"/>
internal sealed class MySqlTrackerReadings(Database database) : ITrackerReadings
{
    public async Task<DateTimeOffset?> LastReceivedAsync(CancellationToken cancellationToken)
    {
        var last = await database.QueryAsync<DateTimeOffset>(
            "SELECT received_at FROM behavior_event WHERE source = 'BROWSER' ORDER BY occurred_at DESC LIMIT 1", null, cancellationToken);
        return last.Select(at => (DateTimeOffset?)at).FirstOrDefault();
    }

    public async Task<IReadOnlyList<TypeCount>> CountsAsync(IReadOnlyCollection<string> types, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        return
        [
            .. await database.QueryAsync<TypeCount>(
                """
                SELECT type, COUNT(*) AS count, MAX(occurred_at) AS lastAt FROM behavior_event
                WHERE occurred_at >= @from AND occurred_at < @to AND type IN @types AND NOT suspected_bot GROUP BY type
                """,
                new { types, from, to },
                cancellationToken),
        ];
    }

    public async Task<IReadOnlyList<BadRowCount>> BadRowsAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        return
        [
            .. await database.QueryAsync<BadRowCount>(
                """
                SELECT reason, MIN(stage) AS stage, COUNT(*) AS count, SUBSTRING_INDEX(GROUP_CONCAT(LEFT(sample, 200) ORDER BY id DESC SEPARATOR '\n\n'), '\n\n', 1) AS sample
                FROM behavior_bad_row WHERE received_at >= @since AND replayed_at IS NULL AND discarded_at IS NULL GROUP BY reason ORDER BY count DESC
                """,
                new { since },
                cancellationToken),
        ];
    }
}

/// <summary>What staff look at to know whether events arrive.</summary>
public interface ITrackerReadings
{
    /// <summary>When the newest event of a browser was received; null when there is none.</summary>
    Task<DateTimeOffset?> LastReceivedAsync(CancellationToken cancellationToken);

    /// <summary>Events of the named types with <c>from ≤ occurredAt &lt; to</c>, without suspected bots; a type that has none is not there. One query.</summary>
    /// <remarks>Cost grows with the number of events in the range.</remarks>
    Task<IReadOnlyList<TypeCount>> CountsAsync(IReadOnlyCollection<string> types, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Bad rows since a time, the most frequent reason first.</summary>
    Task<IReadOnlyList<BadRowCount>> BadRowsAsync(DateTimeOffset since, CancellationToken cancellationToken);
}

/// <summary>How many events of one type occurred in a range, and when the last of them did.</summary>
public sealed record TypeCount(string Type, long Count, DateTimeOffset LastAt);
