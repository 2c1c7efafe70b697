using Axon.Core.Db;
using Axon.Core.Kernel;
using Dapper;

namespace Axon.Core.Dashboard;

/// <summary>Reads behaviour events from MySQL (Standalone profile).</summary>
internal sealed class MySqlBehaviorReader(Database database, TimeProvider clock) : IBehaviorReader
{
    // A visit that signed in belongs to its account from its first event on; one that signed in twice, to nobody.
    private const string Source = """
        behavior_event e
        LEFT JOIN session_identity s ON s.session_id = e.session_id AND NOT s.shared
        LEFT JOIN visitor v ON v.visitor_id = e.visitor_id
        """;

    private const string PersonId = "COALESCE(e.user_id, s.user_id, e.visitor_id)";

    // Only the call to action counts as a click here: links and menus are other things.
    private const string Relevant = "(e.type <> 'CLICK' OR e.target = 'enter') AND (@includeBots OR NOT e.suspected_bot)";

    private const string ActivitySql = $"""
        SELECT {PersonId} AS Person, CASE e.type WHEN 'COUPON_ISSUED' THEN 'PURCHASE' ELSE e.type END AS Kind, e.occurred_at AS At, e.seq AS Seq, e.device AS Device, e.source = 'BACKEND' AS FromBackend,
               v.first_seen AS FirstSeen, u.created_at AS AccountCreated, e.reason AS Reason, e.quantity AS Quantity
        FROM {Source} LEFT JOIN user_account u ON u.id = COALESCE(e.user_id, s.user_id)
        WHERE e.activity_id = @activity AND e.occurred_at >= @from AND e.occurred_at < @to AND {Relevant}
        ORDER BY e.occurred_at, e.seq
        """;

    // People are grouped first, so that someone who is two visitors (phone, desktop) with one account counts once.
    private const string ReachColumns = """
        COUNT(*) AS Visitors, SUM(p.first_seen >= @from) AS NewVisitors, SUM(p.viewed) AS Viewers, SUM(p.viewed AND p.clicks > 0) AS ClickedViewers,
        SUM(p.bought) AS ConvertedVisitors, SUM(p.clicks) AS Clicks, SUM(p.paid_units) AS StreamPaidUnits
        """;

    private const string PersonColumns = $"""
        {PersonId} AS person, COALESCE(MIN(v.first_seen), MIN(u.created_at), MIN(e.occurred_at)) AS first_seen, MAX(e.type = 'PAGE_VIEW') AS viewed,
        MAX(e.type IN ('PURCHASE', 'COUPON_ISSUED')) AS bought, SUM(e.type = 'CLICK') AS clicks, SUM(CASE WHEN e.type IN ('PURCHASE', 'COUPON_ISSUED') AND e.occurred_at < @closed THEN e.quantity ELSE 0 END) AS paid_units
        """;

    private const string ReachWhere = $"""
        FROM {Source} LEFT JOIN user_account u ON u.id = COALESCE(e.user_id, s.user_id)
        WHERE e.campaign_id IS NOT NULL AND e.occurred_at >= @from AND e.occurred_at < @to AND {Relevant} AND {PersonId} IS NOT NULL
        """;

    private const string ReachSql = $"""
        SELECT p.campaign_id AS CampaignId, p.activity_id AS ActivityId, {ReachColumns}
        FROM (SELECT e.campaign_id, e.activity_id, {PersonColumns} {ReachWhere} AND e.activity_id IS NOT NULL GROUP BY e.campaign_id, e.activity_id, person) p
        GROUP BY p.campaign_id, p.activity_id
        UNION ALL
        SELECT p.campaign_id, NULL, {ReachColumns}
        FROM (SELECT e.campaign_id, {PersonColumns} {ReachWhere} GROUP BY e.campaign_id, person) p
        GROUP BY p.campaign_id
        """;

    public async Task<IReadOnlyList<BehaviorRow>> ActivityAsync(
        ActivityId activity, DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<BehaviorRow>(
            ActivitySql, new { activity = activity.Value, from, to, includeBots }, cancellationToken);
        return rows.AsList();
    }

    public async Task<IReadOnlyList<ReachRow>> ReachAsync(DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<ReachRow>(
            ReachSql, new { from, to, includeBots, closed = Guarantees.ClosedBefore(clock.GetUtcNow()) }, cancellationToken);
        return rows.AsList();
    }
}

/// <summary>Reads behaviour events for the dashboards.</summary>
public interface IBehaviorReader
{
    /// <summary>The events of one activity with <c>from ≤ occurredAt &lt; to</c>, by time and then sequence. One query.</summary>
    /// <remarks>Bots are left out unless asked for. Cost grows with the number of events in the range.</remarks>
    Task<IReadOnlyList<BehaviorRow>> ActivityAsync(ActivityId activity, DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken);

    /// <summary>Distinct people per activity and per campaign. One query however many there are.</summary>
    Task<IReadOnlyList<ReachRow>> ReachAsync(DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken);
}
