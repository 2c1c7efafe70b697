using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Wallet;

public sealed class MyCouponStore(Database database, TimeProvider clock)
{
    /// <summary>A person's coupons, those that can still be used first, then the newest; at most 200. One query.</summary>
    public async Task<IReadOnlyList<MyCoupon>> ListAsync(UserId user, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Row>(
            """
            SELECT i.id AS Id, i.coupon_id AS Coupon, c.name AS Name, c.currency AS Currency, c.amount_minor AS Amount, c.percent AS Percent,
              c.max_discount_minor AS MaxDiscount, c.min_order_minor AS MinOrder, c.category AS Category, i.status AS Status, i.order_id AS `Order`,
              c.starts_at AS StartsAt, i.expires_at AS ExpiresAt, i.issued_at AS IssuedAt, i.used_at AS UsedAt
            FROM issued_coupon i JOIN coupon c ON c.id = i.coupon_id
            WHERE i.user_id = @user ORDER BY i.status = 'ISSUED' AND i.expires_at > @now DESC, i.issued_at DESC, i.id DESC LIMIT 200
            """,
            new { user, now = clock.GetUtcNow() },
            cancellationToken);
        return [.. rows.Select(row => row.ToCoupon())];
    }

    private sealed class Row
    {
        public IssuedCouponId Id { get; set; }
        public CouponId Coupon { get; set; }
        public string Name { get; set; } = "";
        public string Currency { get; set; } = "";
        public long? Amount { get; set; }
        public int? Percent { get; set; }
        public long? MaxDiscount { get; set; }
        public long MinOrder { get; set; }
        public string? Category { get; set; }
        public string Status { get; set; } = "";
        public OrderId? Order { get; set; }
        public DateTimeOffset StartsAt { get; set; }
        public DateTimeOffset ExpiresAt { get; set; }
        public DateTimeOffset IssuedAt { get; set; }
        public DateTimeOffset? UsedAt { get; set; }

        public MyCoupon ToCoupon() => new(
            Id, Coupon, Name, new CouponTerms(Of(Amount), Percent, Of(MaxDiscount), new Money(MinOrder, Currency), Category),
            Enum.Parse<IssuedCouponStatus>(Status), Order, StartsAt, ExpiresAt, IssuedAt, UsedAt);

        private Money? Of(long? minor) => minor is { } value ? new Money(value, Currency) : null;
    }
}

/// <param name="Order">The order that holds or used it.</param>
public sealed record MyCoupon(
    IssuedCouponId Id,
    CouponId Coupon,
    string Name,
    CouponTerms Terms,
    IssuedCouponStatus Status,
    OrderId? Order,
    DateTimeOffset StartsAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset IssuedAt,
    DateTimeOffset? UsedAt)
{
    /// <summary>Time alone expires a coupon: no job has to come by.</summary>
    public MyCouponState StateAt(DateTimeOffset now) => Status switch
    {
        IssuedCouponStatus.HELD => MyCouponState.HELD,
        IssuedCouponStatus.USED => MyCouponState.USED,
        IssuedCouponStatus.REVOKED => MyCouponState.REVOKED,
        IssuedCouponStatus.ISSUED when ExpiresAt <= now => MyCouponState.EXPIRED,
        IssuedCouponStatus.ISSUED when StartsAt > now => MyCouponState.UPCOMING,
        IssuedCouponStatus.ISSUED => MyCouponState.USABLE,
        _ => throw new System.Diagnostics.UnreachableException(Status.ToString()),
    };
}

/// <summary>What a person can do with a coupon of theirs now.</summary>
public enum MyCouponState
{
    USABLE,

    /// <summary>Its period has not begun.</summary>
    UPCOMING,

    /// <summary>An unpaid order holds it.</summary>
    HELD,
    USED,
    EXPIRED,
    REVOKED,
}

public enum IssuedCouponStatus
{
    ISSUED,

    /// <summary>An unpaid order holds it.</summary>
    HELD,
    USED,

    /// <summary>Taken back by staff.</summary>
    REVOKED,
}
