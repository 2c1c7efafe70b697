using System.Globalization;
using System.Text.Json;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Personal;

/// <summary>When each visitor came first, and who visits and visitors turned out to be.</summary>
public sealed class VisitorStore(Database database)
{
    private const string Visitors =
        """
        INSERT IGNORE INTO visitor (visitor_id, first_seen) SELECT UNHEX(visitor), at
        FROM JSON_TABLE(@rows, '$[*]' COLUMNS (visitor CHAR(32) PATH '$[0]', at DATETIME(6) PATH '$[1]')) seen
        """;

    private const string Sessions =
        """
        INSERT INTO session_identity (session_id, user_id, linked_at) SELECT UNHEX(session), UNHEX(person), at
        FROM JSON_TABLE(@rows, '$[*]' COLUMNS (session CHAR(32) PATH '$[0]', person CHAR(32) PATH '$[1]', at DATETIME(6) PATH '$[2]')) linked
        ON DUPLICATE KEY UPDATE shared = shared OR session_identity.user_id <> VALUES(user_id)
        """;

    private const string Identities =
        """
        INSERT IGNORE INTO visitor_identity (visitor_id, user_id, linked_at) SELECT UNHEX(visitor), UNHEX(person), at
        FROM JSON_TABLE(@rows, '$[*]' COLUMNS (visitor CHAR(32) PATH '$[0]', person CHAR(32) PATH '$[1]', at DATETIME(6) PATH '$[2]')) linked
        """;

    /// <summary>Notes what these events tell. The first to say so is right for ever; a visit that a second account goes on with is known as shared.</summary>
    /// <remarks>
    /// Idempotent. Meant for events that the index has (stored now or before), right after it took them: a delivery that failed between the two is
    /// delivered again. Throws <see cref="StoreUnavailableException"/>.
    /// </remarks>
    public async Task RememberAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
    {
        if (events.Any(happened => happened.VisitorId is not null || happened is { UserId: not null, SessionId: not null }))
        {
            await database.InTransactionAsync(work => RememberAsync(events, work, cancellationToken), cancellationToken);
        }
    }

    /// <summary>As above, in the transaction that stores the events.</summary>
    /// <remarks>
    /// Rows go in by the order of their keys, so that two processes wait for each other in one direction only; and as one JSON text, because a statement
    /// with thousands of parameters costs the driver more than everything else that is done with an event.
    /// </remarks>
    public static async Task RememberAsync(IReadOnlyList<BehaviorEvent> events, UnitOfWork work, CancellationToken cancellationToken)
    {
        async Task Insert(string sql, string[][] rows)
        {
            if (rows.Length > 0)
            {
                await work.ExecuteAsync(sql, new { rows = JsonSerializer.Serialize(rows) }, cancellationToken);
            }
        }

        await Insert(
            Visitors,
            [.. events.Where(e => e.VisitorId is not null).GroupBy(e => e.VisitorId.GetValueOrDefault(), (visitor, own) => (Visitor: visitor, FirstSeen: own.Min(e => e.OccurredAt))).OrderBy(row => row.Visitor)
                .Select(row => new[] { Text(row.Visitor), Text(row.FirstSeen) })]);
        var signedIn = events.Where(e => e.UserId is not null).OrderBy(e => e.OccurredAt).ToList();
        await Insert(
            Sessions,
            [.. signedIn.Where(e => e.SessionId is not null).DistinctBy(e => (e.SessionId, e.UserId)).OrderBy(e => e.SessionId).Select(e => new[] { Text(e.SessionId), Text(e.UserId), Text(e.OccurredAt) })]);
        await Insert(
            Identities,
            [.. signedIn.Where(e => e.VisitorId is not null).DistinctBy(e => (e.VisitorId, e.UserId)).OrderBy(e => e.VisitorId).Select(e => new[] { Text(e.VisitorId), Text(e.UserId), Text(e.OccurredAt) })]);
    }

    private static string Text(Guid? id) => id.GetValueOrDefault().ToString("N");

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}
