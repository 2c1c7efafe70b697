using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Wallet;

/// <summary>Lets an order hold, use and give back one issued coupon, in the order's own transaction. All members are idempotent for the same order.</summary>
public sealed class CouponWallet(TimeProvider clock)
{
    /// <summary>
    /// Keeps the coupon for this order and says what it takes off, or why it cannot be used. One order at a time holds a coupon. A coupon that this order
    /// holds already stays good although its time ran out since.
    /// </summary>
    public async Task<CouponHold> HoldAsync(
        IssuedCouponId coupon, UserId user, OrderId order, Money subtotal, string? category, UnitOfWork work, CancellationToken cancellationToken)
    {
        // The lock on this one row is what keeps two orders from holding the same coupon; the definition is only read, so that no two buyers wait for each other.
        await work.ExecuteAsync(
            "SELECT 1 FROM issued_coupon WHERE id = @coupon AND user_id = @user FOR UPDATE", new { coupon, user }, cancellationToken);
        var row = await work.OneAsync<Row>(
            """
            SELECT i.status AS Status, i.order_id AS `Order`, i.expires_at AS ExpiresAt, c.starts_at AS StartsAt, c.currency AS Currency, c.amount_minor AS Amount,
              c.percent AS Percent, c.max_discount_minor AS MaxDiscount, c.min_order_minor AS MinOrder, c.category AS Category
            FROM issued_coupon i JOIN coupon c ON c.id = i.coupon_id
            WHERE i.id = @coupon AND i.user_id = @user
            """,
            new { coupon, user },
            cancellationToken);
        if (row is null)
        {
            return new CouponHold(CouponHoldOutcome.NotFound);
        }

        if (row.Refusal(order, subtotal, category, clock.GetUtcNow()) is { } refusal)
        {
            return new CouponHold(refusal);
        }

        await work.ExecuteAsync(
            "UPDATE issued_coupon SET status = 'HELD', order_id = @order WHERE id = @coupon",
            new { coupon, order },
            cancellationToken);
        return new CouponHold(CouponHoldOutcome.Held, row.Terms.DiscountOf(subtotal));
    }

    /// <summary>The order will not be paid: what it holds can be used again. Changes nothing when it holds none.</summary>
    public Task ReturnAsync(OrderId order, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(
            "UPDATE issued_coupon SET status = 'ISSUED', order_id = NULL WHERE order_id = @order AND status = 'HELD'",
            new { order },
            cancellationToken);
    }

    /// <summary>The order is paid: what it holds is used.</summary>
    public Task UseAsync(OrderId order, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(
            "UPDATE issued_coupon SET status = 'USED', used_at = @now WHERE order_id = @order AND status = 'HELD'",
            new { order, now = clock.GetUtcNow() },
            cancellationToken);
    }

    /// <summary>All of the order was refunded: what it used can be used again while its time lasts. One whose time is over stays used.</summary>
    public Task RestoreAsync(OrderId order, UnitOfWork work, CancellationToken cancellationToken)
    {
        return work.ExecuteAsync(
            "UPDATE issued_coupon SET status = 'ISSUED', order_id = NULL, used_at = NULL WHERE order_id = @order AND status = 'USED' AND expires_at > @now",
            new { order, now = clock.GetUtcNow() },
            cancellationToken);
    }

    private sealed class Row
    {
        public string Status { get; set; } = "";
        public OrderId? Order { get; set; }
        public DateTimeOffset ExpiresAt { get; set; }
        public DateTimeOffset StartsAt { get; set; }
        public string Currency { get; set; } = "";
        public long? Amount { get; set; }
        public int? Percent { get; set; }
        public long? MaxDiscount { get; set; }
        public long MinOrder { get; set; }
        public string? Category { get; set; }

        public CouponTerms Terms => new(Of(Amount), Percent, Of(MaxDiscount), new Money(MinOrder, Currency), Category);

        public CouponHoldOutcome? Refusal(OrderId order, Money subtotal, string? category, DateTimeOffset now)
        {
            var isMine = Enum.Parse<IssuedCouponStatus>(Status) == IssuedCouponStatus.HELD && Order == order;
            return Enum.Parse<IssuedCouponStatus>(Status) switch
            {
                IssuedCouponStatus.HELD when !isMine => CouponHoldOutcome.InUse,
                IssuedCouponStatus.USED => CouponHoldOutcome.Used,
                IssuedCouponStatus.REVOKED => CouponHoldOutcome.Expired,
                _ when !isMine && ExpiresAt <= now => CouponHoldOutcome.Expired,
                _ when StartsAt > now => CouponHoldOutcome.NotYetValid,
                _ when !Terms.IsFor(category, subtotal.Currency) => CouponHoldOutcome.NotForThis,
                _ when !Terms.AllowsSubtotal(subtotal) => CouponHoldOutcome.BelowMinimum,
                _ => null,
            };
        }

        private Money? Of(long? minor) => minor is { } value ? new Money(value, Currency) : null;
    }
}

/// <summary>What a coupon takes off: an amount, or a percentage with or without a cap.</summary>
/// <param name="Amount">Set for an amount.</param>
/// <param name="Percent">1–100, set for a percentage.</param>
/// <param name="MaxDiscount">The most that the percentage takes off; null for no limit.</param>
/// <param name="MinOrder">Smallest subtotal it may be used on.</param>
public sealed record CouponTerms(Money? Amount, int? Percent, Money? MaxDiscount, Money MinOrder, string? Category)
{
    public bool AllowsSubtotal(Money subtotal) => subtotal.Minor >= MinOrder.Minor;

    public bool IsFor(string? category, string currency) =>
        MinOrder.Currency == currency && (Category is null || string.Equals(Category, category, StringComparison.Ordinal));

    /// <summary>Rounded down to a minor unit, never above the subtotal and never negative.</summary>
    public Money DiscountOf(Money subtotal)
    {
        var off = Percent is { } percent
            ? Math.Min((long)((Int128)subtotal.Minor * percent / 100), MaxDiscount?.Minor ?? long.MaxValue)
            : Amount?.Minor ?? 0;
        return new Money(Math.Clamp(off, 0, Math.Max(0, subtotal.Minor)), subtotal.Currency);
    }
}

public enum CouponHoldOutcome
{
    Held,

    /// <summary>No such coupon, or it belongs to someone else: the same answer on purpose.</summary>
    NotFound,

    /// <summary>Another order holds it.</summary>
    InUse,
    Used,

    /// <summary>Its time is over, or it was taken back by staff.</summary>
    Expired,
    NotYetValid,

    /// <summary>The order is below the coupon's minimum.</summary>
    BelowMinimum,

    /// <summary>Not for this product's category or this currency.</summary>
    NotForThis,
}

/// <param name="Discount">What it takes off; set when held, never above the subtotal.</param>
public readonly record struct CouponHold(CouponHoldOutcome Outcome, Money Discount = default);
