using Axon.Core.Db;
using Axon.Core.Kernel;
using Dapper;

namespace Axon.Core.Dashboard;

/// <summary>Reads the order books. Each call is one consistent snapshot, so that counters and the rows they count belong together.</summary>
internal sealed class SalesReader(Database database, TimeProvider clock) : ISalesReader
{
    private const string ActivitySql = """
        SELECT a.type AS Type, s.capacity AS Capacity, s.taken AS Taken, a.opened_at AS OpenedAt
        FROM activity a JOIN activity_stock s ON s.activity_id = a.id WHERE a.id = @activity;

        SELECT r.user_id AS User, r.status AS Status, r.quantity AS Quantity, r.reserved_at AS ReservedAt, r.deadline_at AS DeadlineAt,
               r.paid_at AS PaidAt, r.ended_at AS EndedAt, COALESCE(o.total_minor, 0) AS TotalMinor, o.first_purchase AS FirstPurchase
        FROM reservation r
        LEFT JOIN customer_order o ON o.sale_kind = 'ACTIVITY' AND o.sale_id = r.id AND o.open_sale = 1
        WHERE r.activity_id = @activity;

        SELECT o.user_id AS User, f.amount_minor AS AmountMinor, f.finished_at AS At
        FROM refund f JOIN customer_order o ON o.id = f.order_id
        WHERE o.activity_id = @activity AND f.status = 'DONE' AND f.origin <> 'SURPLUS' AND f.finished_at IS NOT NULL;

        SELECT COUNT(*) FROM reconcile_finding WHERE resolved_at IS NULL AND JSON_VALUE(detail, '$.activity') = @activity;
        """;

    private const string CampaignsSql = """
        SELECT c.id AS CampaignId, c.name AS Name, c.status AS Status, c.starts_at AS StartsAt,
               (SELECT SUM(k.amount_minor) FROM campaign_cost k WHERE k.campaign_id = c.id AND k.spent_on >= @fromDay AND k.spent_on <= @toDay) AS CostMinor
        FROM campaign c WHERE c.status <> 'DRAFT' ORDER BY c.starts_at DESC, c.id DESC;

        SELECT a.id AS ActivityId, a.campaign_id AS CampaignId, a.title AS Title, a.type AS Type, a.status AS Status, a.opens_at AS OpensAt,
               s.capacity AS Capacity
        FROM activity a JOIN activity_stock s ON s.activity_id = a.id WHERE a.status <> 'DRAFT' ORDER BY a.opens_at, a.id;

        SELECT r.activity_id AS ActivityId,
               SUM(CASE WHEN r.reserved_at >= @from AND r.reserved_at < @to THEN r.quantity ELSE 0 END) AS ReservedUnits,
               SUM(r.reserved_at >= @from AND r.reserved_at < @to) AS Reservations,
               COUNT(DISTINCT CASE WHEN r.reserved_at >= @from AND r.reserved_at < @to THEN r.user_id END) AS ReservedPeople,
               SUM(r.reserved_at >= @from AND r.reserved_at < @to AND r.status = 'EXPIRED') AS ExpiredReservations,
               SUM(CASE WHEN r.paid_at >= @from AND r.paid_at < @to THEN r.quantity ELSE 0 END) AS PaidUnits,
               SUM(CASE WHEN r.paid_at >= @from AND r.paid_at < @to AND r.paid_at < @closed THEN r.quantity ELSE 0 END) AS BooksPaidUnits,
               COUNT(DISTINCT CASE WHEN r.paid_at >= @from AND r.paid_at < @to THEN r.user_id END) AS Buyers,
               COUNT(DISTINCT CASE WHEN r.reserved_at >= @from AND r.reserved_at < @to AND r.paid_at >= @from AND r.paid_at < @to THEN r.user_id END) AS ReservedBuyers,
               SUM(CASE WHEN r.status = 'PAID' THEN r.quantity ELSE 0 END) AS PaidUnitsNow,
               SUM(CASE WHEN r.status IN ('CONFIRMED', 'STUCK') THEN r.quantity ELSE 0 END) AS InPaymentUnitsNow
        FROM reservation r GROUP BY r.activity_id;

        SELECT o.campaign_id AS CampaignId, o.activity_id AS ActivityId, DATE(CONVERT_TZ(o.paid_at, '+00:00', '+09:00')) AS Day,
               COUNT(*) AS PaidOrders, SUM(o.total_minor) AS GrossMinor
        FROM customer_order o
        WHERE o.campaign_id IS NOT NULL AND o.paid_at >= @from AND o.paid_at < @to
        GROUP BY o.campaign_id, o.activity_id, Day;

        SELECT o.campaign_id AS CampaignId, COUNT(DISTINCT o.user_id) AS Buyers,
               COUNT(DISTINCT CASE WHEN o.first_purchase THEN o.user_id END) AS NewBuyers
        FROM customer_order o
        WHERE o.campaign_id IS NOT NULL AND o.paid_at >= @from AND o.paid_at < @to
        GROUP BY o.campaign_id;

        SELECT o.campaign_id AS CampaignId, o.activity_id AS ActivityId, SUM(f.amount_minor) AS RefundedMinor
        FROM refund f JOIN customer_order o ON o.id = f.order_id
        WHERE f.status = 'DONE' AND f.origin <> 'SURPLUS' AND f.finished_at >= @from AND f.finished_at < @to AND o.campaign_id IS NOT NULL
        GROUP BY o.campaign_id, o.activity_id;
        """;

    public async Task<ActivityBooks?> ActivityAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        return await database.InSnapshotAsync(
            snapshot => snapshot.QueryManyAsync(
                ActivitySql,
                new { activity = activity.Value },
                async results =>
                {
                    var stock = await results.ReadSingleOrDefaultAsync<StockRow>();
                    if (stock is null)
                    {
                        return null;
                    }

                    var rows = (await results.ReadAsync<SaleRow>()).AsList();
                    var refunds = (await results.ReadAsync<RefundRow>()).AsList();
                    var findings = await results.ReadSingleAsync<int>();
                    return new ActivityBooks(stock.Type, stock.Capacity, stock.Taken, stock.OpenedAt, rows, refunds, findings, clock.GetUtcNow());
                },
                cancellationToken),
            cancellationToken);
    }

    public async Task<IReadOnlyList<CampaignSales>> CampaignsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var zone = TimeSpan.FromHours(9);
        var days = (From: DateOnly.FromDateTime(from.ToOffset(zone).DateTime), To: DateOnly.FromDateTime(to.ToOffset(zone).AddTicks(-1).DateTime));
        var read = await database.InSnapshotAsync(
            snapshot => snapshot.QueryManyAsync(
                CampaignsSql,
                new { from, to, fromDay = days.From, toDay = days.To, closed = Guarantees.ClosedBefore(clock.GetUtcNow()) },
                async results => new CampaignRows(
                    (await results.ReadAsync<CampaignRow>()).AsList(),
                    (await results.ReadAsync<ActivityRow>()).AsList(),
                    (await results.ReadAsync<SalesRow>()).ToDictionary(row => row.ActivityId),
                    (await results.ReadAsync<DayRow>()).AsList(),
                    (await results.ReadAsync<BuyersRow>()).ToDictionary(row => row.CampaignId),
                    (await results.ReadAsync<RefundedRow>()).AsList()),
                cancellationToken),
            cancellationToken);
        return read.Assemble(days.From, days.To);
    }

    private sealed record StockRow
    {
        public required string Type { get; init; }

        public int Capacity { get; init; }

        public int Taken { get; init; }

        public DateTimeOffset? OpenedAt { get; init; }
    }
}

/// <summary>Reads the order books for the dashboards. Never writes.</summary>
public interface ISalesReader
{
    /// <summary>Null when there is no such activity. A constant number of queries, in one consistent snapshot.</summary>
    Task<ActivityBooks?> ActivityAsync(ActivityId activity, CancellationToken cancellationToken);

    /// <summary>Campaigns and activities with their sales in the range and their state now. A constant number of queries.</summary>
    Task<IReadOnlyList<CampaignSales>> CampaignsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
