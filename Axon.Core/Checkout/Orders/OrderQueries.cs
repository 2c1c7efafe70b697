using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Dapper;

namespace Axon.Core.Checkout.Orders;

/// <summary>Orders to look at. One query for each call.</summary>
public sealed class OrderQueries(Database database)
{
    private const int MaxSize = 100;
    private static readonly string CountedSelect = OrderRow.Select.Replace("SELECT ", "SELECT COUNT(*) OVER () AS Total_, ", StringComparison.Ordinal);

    /// <summary>A person's orders, newest first.</summary>
    public async Task<Page<Order>> ListAsync(UserId user, int page, int size, CancellationToken cancellationToken)
    {
        (page, size) = Bounded(page, size);
        var rows = await database.UseAsync(
            async (connection, _) => (await connection.QueryAsync<CountRow, OrderRow, (int Total, Order Order)>(
                $"{CountedSelect} WHERE o.user_id = @user ORDER BY o.created_at DESC, o.id DESC LIMIT @size OFFSET @skip",
                (count, row) => ((int)count.Total_, row.ToOrder()),
                new { user, size, skip = (page - 1) * size },
                splitOn: nameof(OrderRow.Id))).AsList(),
            cancellationToken);
        return new Page<Order>([.. rows.Select(row => row.Order)], rows.Count == 0 ? 0 : rows[0].Total, page, size);
    }

    /// <summary>One order with its refunds; null when there is none or it is someone else's.</summary>
    /// <param name="user">The buyer; null for staff, who may see any.</param>
    public async Task<OrderDetail?> FindAsync(OrderId order, UserId? user, CancellationToken cancellationToken)
    {
        var sql = OrderRow.Select.Replace("FROM customer_order o", $", ic.expires_at AS ExpiresAt, ic.order_id = o.id AS IsHere, {RefundRow.Columns} FROM customer_order o", StringComparison.Ordinal)
            + " LEFT JOIN issued_coupon ic ON ic.id = o.issued_coupon_id LEFT JOIN refund r ON r.order_id = o.id WHERE o.id = @order AND (@user IS NULL OR o.user_id = @user) ORDER BY r.created_at, r.id";
        var rows = await database.UseAsync(
            async (connection, _) => (await connection.QueryAsync<OrderRow, CouponRow?, RefundRow?, (OrderRow Order, CouponRow? Coupon, RefundRow? Refund)>(
                sql, (row, coupon, refund) => (row, coupon, refund), new { order, user }, splitOn: $"{nameof(CouponRow.ExpiresAt)},{nameof(RefundRow.RefundId)}")).AsList(),
            cancellationToken);
        return rows.Count == 0
            ? null
            : new OrderDetail(rows[0].Order.ToOrder(), [.. rows.Where(row => row.Refund is not null).Select(row => row.Refund!.ToRefund())],
                rows[0].Coupon is { } coupon ? new OrderCoupon(coupon.ExpiresAt, coupon.IsHere == true) : null);
    }

    /// <summary>How many units of its activity were sold when an order was paid, its own included; null for one that is not paid or of no activity.</summary>
    public async Task<int?> PlaceAsync(OrderId order, CancellationToken cancellationToken)
    {
        // As it was at the moment of payment, so that it never changes: those that had been refunded by then had given their units back.
        const string Sql =
            """
            SELECT SUM(x.quantity) FROM customer_order o JOIN customer_order x ON x.activity_id = o.activity_id
              AND x.status IN ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED') AND (x.paid_at < o.paid_at OR (x.paid_at = o.paid_at AND x.id <= o.id))
              AND (x.status <> 'REFUNDED' OR x.ended_at > o.paid_at)
            WHERE o.id = @order AND o.status IN ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
            """;
        return await database.ValueAsync<int?>(Sql, new { order }, cancellationToken);
    }

    /// <summary>
    /// Payments in a state, the longest unchanged first. STUCK also holds payments with a refund whose outcome is unknown; null lists all, newest first.
    /// </summary>
    public async Task<Page<PaymentWatch>> WatchAsync(PaymentStatus? status, int page, int size, CancellationToken cancellationToken)
    {
        (page, size) = Bounded(page, size);
        // The oldest open attempt stands for the payment; there is rarely a second one.
        var sql = CountedSelect.Replace(
            "FROM customer_order o", ", a.kind AS Kind, a.state AS State, a.started_at AS StartedAt, a.code AS Code FROM customer_order o", StringComparison.Ordinal)
            + """
               LEFT JOIN payment_attempt a ON a.id = (SELECT MIN(x.id) FROM payment_attempt x WHERE x.payment_id = p.id AND x.state IN ('STARTED', 'UNKNOWN'))
              WHERE @status IS NULL OR p.status = @status
                OR (@status = 'STUCK' AND EXISTS (SELECT 1 FROM refund r WHERE r.order_id = o.id AND r.status = 'STUCK'))
              ORDER BY IF(@status IS NULL, NULL, p.updated_at), p.created_at DESC LIMIT @size OFFSET @skip
              """;
        var rows = await database.UseAsync(
            async (connection, _) => (await connection.QueryAsync<CountRow, OrderRow, OpenRow?, (int Total, PaymentWatch Watch)>(
                sql,
                // Where no attempt is open there is no row to join, and so no object.
                (count, row, open) => ((int)count.Total_, (open ?? new OpenRow()).Of(row.ToOrder())),
                new { status = status?.ToString(), size, skip = (page - 1) * size },
                splitOn: $"{nameof(OrderRow.Id)},{nameof(OpenRow.Kind)}")).AsList(),
            cancellationToken);
        return new Page<PaymentWatch>([.. rows.Select(row => row.Watch)], rows.Count == 0 ? 0 : rows[0].Total, page, size);
    }

    private static (int Page, int Size) Bounded(int page, int size) => (Math.Clamp(page, 1, 100_000), Math.Clamp(size, 1, MaxSize));

    private sealed class CountRow
    {
        public long Total_ { get; set; }
    }

    private sealed class CouponRow
    {
        public DateTimeOffset ExpiresAt { get; set; }
        public bool? IsHere { get; set; }
    }

    private sealed class OpenRow
    {
        public string? Kind { get; set; }
        public string? State { get; set; }
        public DateTimeOffset? StartedAt { get; set; }
        public string? Code { get; set; }

        public PaymentWatch Of(Order order) => new(
            order, Kind is null ? null : Enum.Parse<AttemptKind>(Kind), State is null ? null : Enum.Parse<AttemptState>(State), StartedAt, Code);
    }
}

/// <summary>An order as its buyer reads it: everything a receipt shows.</summary>
/// <param name="Refunds">Oldest first.</param>
/// <param name="Coupon">The coupon it was bought with; null for none.</param>
public sealed record OrderDetail(Order Order, IReadOnlyList<Refund> Refunds, OrderCoupon? Coupon = null);

/// <param name="ExpiresAt">Until then it can be used again when all of the order is refunded.</param>
/// <param name="IsHere">This order holds or has used it; not when it came back.</param>
public sealed record OrderCoupon(DateTimeOffset ExpiresAt, bool IsHere);

/// <summary>A payment as staff see it: what is open, since when, and when it is asked about again.</summary>
/// <param name="OpenKind">Set when an attempt is open: what it does.</param>
/// <param name="OpenSince">When that attempt began.</param>
/// <param name="OpenCode">Why it is unknown.</param>
public sealed record PaymentWatch(Order Order, AttemptKind? OpenKind, AttemptState? OpenState, DateTimeOffset? OpenSince, string? OpenCode);
