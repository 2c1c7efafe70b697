using System.Text.Json;
using Axon.Core.Checkout.Orders;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>The books that are compared, each question answered as of one instant, for activities that are on or ended in the last day.</summary>
public sealed class ReconcileStore(Database database, TimeProvider clock)
{
    private const string Current = "a.status <> 'DRAFT' AND (a.status <> 'ENDED' OR COALESCE(a.ended_at, a.closes_at) > UTC_TIMESTAMP(6) - INTERVAL 1 DAY)";

    private const int Most = 200;

    public async Task<IReadOnlyList<ActivityBooks>> BooksAsync(CancellationToken cancellationToken)
    {
        return
        [
            .. (await database.QueryAsync<Sums>(
                $"""
                SELECT a.id AS activity, s.capacity, s.taken,
                       CAST(COALESCE(SUM(IF(r.status = 'PENDING', r.quantity, 0)), 0) AS SIGNED) AS pending,
                       CAST(COALESCE(SUM(IF(r.status IN ('CONFIRMED', 'STUCK'), r.quantity, 0)), 0) AS SIGNED) AS claimed,
                       CAST(COALESCE(SUM(IF(r.status = 'PAID', r.quantity, 0)), 0) AS SIGNED) AS paid
                FROM activity a JOIN activity_stock s ON s.activity_id = a.id LEFT JOIN reservation r ON r.activity_id = a.id
                WHERE {Current} GROUP BY a.id, s.capacity, s.taken
                """, null, cancellationToken)).Select(row => row.Books),
        ];
    }

    /// <summary>Differences among the books themselves, apart from those that <see cref="BooksAsync"/> shows.</summary>
    public async Task<IReadOnlyList<Difference>> DifferencesAsync(CancellationToken cancellationToken)
    {
        var people = await database.QueryAsync<(ActivityId Activity, UserId User, long Units, long Sum)>(
            $"""
            SELECT activity, user, CAST(SUM(units) AS SIGNED), CAST(SUM(quantity) AS SIGNED) FROM (
              SELECT p.activity_id AS activity, p.user_id AS user, p.units, 0 AS quantity FROM activity_person p JOIN activity a ON a.id = p.activity_id WHERE {Current}
              UNION ALL
              SELECT r.activity_id, r.user_id, 0, r.quantity FROM reservation r JOIN activity a ON a.id = r.activity_id WHERE {Current} AND r.status IN ('CONFIRMED', 'STUCK', 'PAID')
            ) both_sides GROUP BY activity, user HAVING SUM(units) <> SUM(quantity) LIMIT {Most}
            """, null, cancellationToken);
        var unordered = await database.QueryAsync<(ActivityId Activity, ReservationId Id)>(
            $"""
            SELECT r.activity_id, r.id FROM reservation r JOIN activity a ON a.id = r.activity_id
            LEFT JOIN customer_order o ON o.sale_kind = 'ACTIVITY' AND o.sale_id = r.id AND o.status IN ('PAID', 'PARTIALLY_REFUNDED')
            WHERE {Current} AND a.type = 'PURCHASE' AND r.status = 'PAID' AND o.id IS NULL LIMIT {Most}
            """, null, cancellationToken);
        // A full refund returns the place before the money has moved.
        var placeless = await database.QueryAsync<(ActivityId Activity, OrderId Id, string Status)>(
            $"""
            SELECT o.activity_id, o.id, COALESCE(r.status, 'none') FROM customer_order o JOIN activity a ON a.id = o.activity_id LEFT JOIN reservation r ON r.id = o.sale_id
            WHERE {Current} AND o.sale_kind = 'ACTIVITY' AND o.status IN ('PAID', 'PARTIALLY_REFUNDED') AND (r.id IS NULL OR r.status NOT IN ('PAID', 'REFUNDED')) LIMIT {Most}
            """, null, cancellationToken);
        // What a refund of ours that is under way has taken at the provider is not in our sums yet.
        var money = await database.QueryAsync<(ActivityId? Activity, OrderId Id, long Captured, long Refunded, long Balance)>(
            $"""
            SELECT o.activity_id, o.id, p.captured_minor, p.refunded_minor, p.provider_balance_minor FROM payment p JOIN customer_order o ON o.id = p.order_id
            WHERE p.compare_at IS NOT NULL AND p.provider_balance_minor <> p.captured_minor - p.refunded_minor
              AND NOT EXISTS (SELECT 1 FROM payment_attempt a WHERE a.payment_id = p.id AND a.kind = 'REFUND' AND a.state IN ('STARTED', 'UNKNOWN')) LIMIT {Most}
            """, null, cancellationToken);
        // The two hours are for comparisons that wait in a row.
        var unread = await database.QueryAsync<(ActivityId? Activity, OrderId Id, DateTimeOffset? At)>(
            $"""
            SELECT o.activity_id, o.id, p.compared_at FROM payment p JOIN customer_order o ON o.id = p.order_id
            WHERE p.compare_at IS NOT NULL AND (p.compared_at IS NULL OR p.compared_at < @before) LIMIT {Most}
            """,
            new { before = clock.GetUtcNow() - Payment.LatestCompare - TimeSpan.FromHours(2) },
            cancellationToken);
        return
        [
            .. money.Select(row => new Difference(DifferenceKind.PROVIDER_BALANCE, row.Activity, row.Id.ToString(), $"ours {row.Captured} - {row.Refunded}, provider {row.Balance}")),
            .. unread.Select(row => new Difference(DifferenceKind.PROVIDER_UNREAD, row.Activity, row.Id.ToString(), $"last read {row.At:O}")),
            .. people.Select(row => new Difference(DifferenceKind.PERSON_UNITS, row.Activity, $"{row.Activity}/{row.User}", $"person {row.Units}, reservations {row.Sum}")),
            .. unordered.Select(row => new Difference(DifferenceKind.PAID_WITHOUT_ORDER, row.Activity, row.Id.ToString(), "no paid order")),
            .. placeless.Select(row => new Difference(DifferenceKind.ORDER_WITHOUT_PLACE, row.Activity, row.Id.ToString(), $"reservation {row.Status}")),
        ];
    }

    /// <summary>The places that rows know of.</summary>
    public async Task<IReadOnlyList<Hold>> PlacesAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        return
        [
            .. (await database.QueryAsync<GateStore.Place>(GateStore.Places, new { activity }, cancellationToken))
                .Select(place => place.Hold),
        ];
    }

    /// <summary>Sets the counts of a locked activity's stock and people to the sums of its reservations. Throws when that would be beyond the capacity.</summary>
    public Task RecountAsync(ActivityId activity, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(
            """
            UPDATE activity_stock SET taken = (SELECT COALESCE(SUM(quantity), 0) FROM reservation WHERE activity_id = @activity AND status IN ('CONFIRMED', 'STUCK', 'PAID'))
            WHERE activity_id = @activity;
            DELETE FROM activity_person WHERE activity_id = @activity;
            INSERT INTO activity_person (activity_id, user_id, units)
            SELECT activity_id, user_id, SUM(quantity) FROM reservation WHERE activity_id = @activity AND status IN ('CONFIRMED', 'STUCK', 'PAID') GROUP BY activity_id, user_id
            """,
            new { activity },
            cancellationToken);
    }

    /// <summary>Notes findings that are not noted yet, and that those not given are resolved.</summary>
    public async Task NoteAsync(IReadOnlyCollection<Difference> confirmed, CancellationToken cancellationToken)
    {
        var open = (await database.QueryAsync<(long Id, string Kind, string Subject)>(
            "SELECT id, kind, subject FROM reconcile_finding WHERE resolved_at IS NULL AND kind IN @kinds", new { kinds = Enum.GetNames<DifferenceKind>() }, cancellationToken)).ToList();
        var resolved = open.Where(row => !confirmed.Any(difference => difference.Kind.ToString() == row.Kind && difference.Subject == row.Subject)).Select(row => row.Id).ToList();
        if (resolved.Count > 0)
        {
            await database.ExecuteAsync(
                "UPDATE reconcile_finding SET resolved_at = UTC_TIMESTAMP(6) WHERE id IN @resolved", new { resolved }, cancellationToken);
        }

        foreach (var difference in confirmed.Where(difference => !open.Any(row => row.Kind == difference.Kind.ToString() && row.Subject == difference.Subject)))
        {
            await database.ExecuteAsync(
                "INSERT INTO reconcile_finding (kind, subject, detail, found_at) VALUES (@kind, @Subject, @detail, UTC_TIMESTAMP(6))",
                new { kind = difference.Kind.ToString(), difference.Subject, detail = JsonSerializer.Serialize(new { activity = difference.Activity?.Value, says = difference.Detail }) },
                cancellationToken);
        }
    }

    /// <summary>Notes that the open findings of these kinds about an activity were repaired.</summary>
    public async Task NoteRepairedAsync(ActivityId activity, IReadOnlyCollection<DifferenceKind> kinds, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            "UPDATE reconcile_finding SET repaired_at = UTC_TIMESTAMP(6) WHERE resolved_at IS NULL AND kind IN @kinds AND JSON_VALUE(detail, '$.activity') = @activity",
            new { kinds = kinds.Select(kind => kind.ToString()), activity },
            cancellationToken);
    }

    private sealed record Sums(ActivityId Activity, int Capacity, int Taken, long Pending, long Claimed, long Paid)
    {
        public ActivityBooks Books => new(Activity, Capacity, Taken, (int)Pending, (int)Claimed, (int)Paid);
    }
}

/// <summary>The units of one activity as the rows of its reservations add up.</summary>
/// <param name="Taken">What the stock says is claimed.</param>
/// <param name="Pending">Units held and not claimed.</param>
/// <param name="Claimed">Units in payment or unknown.</param>
/// <param name="Paid">Units sold.</param>
public sealed record ActivityBooks(ActivityId Activity, int Capacity, int Taken, int Pending, int Claimed, int Paid)
{
    /// <summary>Units sold or in payment beyond the capacity: must be 0.</summary>
    public int Overbooked => Math.Max(0, Claimed + Paid - Capacity);
}
