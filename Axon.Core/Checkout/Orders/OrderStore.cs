using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Kernel;
using MySqlConnector;

namespace Axon.Core.Checkout.Orders;

/// <summary>Orders with their payments, locked while they are changed. Whoever changes an order locks it first, before the sale and the coupon.</summary>
public sealed class OrderStore(Database database, TimeProvider clock)
{
    /// <summary>Locks and reads; null when there is none.</summary>
    public Task<Order?> LockAsync(OrderId order, UnitOfWork work, CancellationToken cancellationToken) =>
        ReadAsync(work, $"{OrderRow.Select} WHERE o.id = @order FOR UPDATE", new { order }, cancellationToken);

    /// <summary>Locks and reads the one order of a sale that is not cancelled.</summary>
    public Task<Order?> LockBySaleAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken) => ReadAsync(
        work, $"{OrderRow.Select} WHERE o.sale_kind = @kind AND o.sale_id = @id AND o.open_sale = 1 FOR UPDATE", new { kind = sale.Kind.ToString(), sale.Id }, cancellationToken);

    public async Task<AddOrderOutcome> AddAsync(Order order, UnitOfWork work, CancellationToken cancellationToken)
    {
        var row = OrderRow.Parameters(order, clock.GetUtcNow());
        try
        {
            await ExecuteAsync(
                work,
                """
                INSERT INTO customer_order (id, number, user_id, sale_kind, sale_id, campaign_id, activity_id, product_id, title, quantity, unit_price_minor,
                  discount_minor, total_minor, currency, issued_coupon_id, status, refund_days, deadline_at, created_at)
                VALUES (@Id, @Number, @User, @SaleKind, @SaleId, @Campaign, @Activity, @Product, @Title, @Quantity, @UnitPrice,
                  @Discount, @Total, @Currency, @Coupon, @Status, @RefundDays, @Deadline, @CreatedAt)
                """,
                row,
                cancellationToken);
        }
        catch (MySqlException exception) when (MySqlFailures.IsDuplicate(exception))
        {
            return exception.Message.Contains("ux_order_number", StringComparison.Ordinal) ? AddOrderOutcome.NumberTaken : AddOrderOutcome.SaleTaken;
        }

        await ExecuteAsync(
            work,
            """
            INSERT INTO payment (id, order_id, provider, amount_minor, currency, status, created_at, updated_at)
            VALUES (@PaymentId, @Id, @Provider, @Amount, @Currency, @PaymentStatus, @CreatedAt, @Now)
            """,
            row,
            cancellationToken);
        return AddOrderOutcome.Added;
    }

    /// <summary>Writes all that may change of an order that this transaction has locked.</summary>
    public Task SaveAsync(Order order, UnitOfWork work, CancellationToken cancellationToken) => ExecuteAsync(
        work,
        """
        UPDATE customer_order o JOIN payment p ON p.order_id = o.id
        SET o.discount_minor = @Discount, o.total_minor = @Total, o.refunded_minor = @Refunded, o.issued_coupon_id = @Coupon, o.status = @Status,
          o.refundable_until = @RefundableUntil, o.paid_at = @PaidAt, o.ended_at = @EndedAt, o.end_reason = @EndReason,
          p.provider_payment_key = @ProviderKey, p.amount_minor = @Amount, p.captured_minor = @Captured, p.refunded_minor = @PaymentRefunded,
          p.status = @PaymentStatus, p.method = @Method, p.card_last4 = @CardLast4, p.failure_code = @FailureCode, p.captured_at = @CapturedAt,
          p.next_check_at = @NextCheckAt, p.checks = @Checks, p.provider_balance_minor = @ProviderBalance, p.compared_at = @ComparedAt,
          p.compare_at = @CompareAt, p.updated_at = @Now
        WHERE o.id = @Id
        """,
        OrderRow.Parameters(order, clock.GetUtcNow()),
        cancellationToken);

    /// <summary>Marks the order as its buyer's first purchase, unless another one is already; says which. A unique key decides between two at once.</summary>
    public async Task<bool> TryMarkFirstAsync(Order order, UnitOfWork work, CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync(work, "UPDATE customer_order SET first_purchase = TRUE WHERE id = @Id", new { order.Id }, cancellationToken);
            return true;
        }
        catch (MySqlException exception) when (MySqlFailures.IsDuplicate(exception))
        {
            await ExecuteAsync(work, "UPDATE customer_order SET first_purchase = FALSE WHERE id = @Id", new { order.Id }, cancellationToken);
            return false;
        }
    }

    /// <summary>Reads without a lock.</summary>
    public Task<Order?> FindAsync(OrderId order, CancellationToken cancellationToken) =>
        ReadAsync($"{OrderRow.Select} WHERE o.id = @order", new { order }, cancellationToken);

    /// <summary>Reads without a lock.</summary>
    public Task<Order?> FindAsync(PaymentId payment, CancellationToken cancellationToken) =>
        ReadAsync($"{OrderRow.Select} WHERE p.id = @payment", new { payment }, cancellationToken);

    /// <summary>Unpaid orders past their deadline with no charge under way, the longest overdue first.</summary>
    public async Task<IReadOnlyList<OrderId>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        return [.. await database.QueryAsync<OrderId>(
            """
            SELECT o.id FROM customer_order o JOIN payment p ON p.order_id = o.id
            WHERE o.status = 'AWAITING_PAYMENT' AND o.deadline_at <= @now AND p.status IN ('READY', 'FAILED')
            ORDER BY o.deadline_at LIMIT @limit
            """,
            new { now, limit },
            cancellationToken)];
    }

    /// <summary>The deadline that passes next, or null when no order waits.</summary>
    public async Task<DateTimeOffset?> NextDeadlineAsync(CancellationToken cancellationToken)
    {
        return await database.OneAsync<DateTimeOffset?>(
            """
            SELECT o.deadline_at FROM customer_order o JOIN payment p ON p.order_id = o.id
            WHERE o.status = 'AWAITING_PAYMENT' AND p.status IN ('READY', 'FAILED') ORDER BY o.deadline_at LIMIT 1
            """, null, cancellationToken);
    }

    private static async Task<Order?> ReadAsync(UnitOfWork work, string sql, object parameters, CancellationToken cancellationToken)
    {
        var row = await work.OneAsync<OrderRow>(sql, parameters, cancellationToken);
        return row?.ToOrder();
    }

    private async Task<Order?> ReadAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        return (await database.OneAsync<OrderRow>(sql, parameters, cancellationToken))?.ToOrder();
    }

    private static Task<int> ExecuteAsync(UnitOfWork work, string sql, object parameters, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(sql, parameters, cancellationToken);
    }
}

public enum AddOrderOutcome
{
    Added,

    /// <summary>Draw another number.</summary>
    NumberTaken,

    /// <summary>The sale got its order from somebody else in the meantime: read that one.</summary>
    SaleTaken,
}
