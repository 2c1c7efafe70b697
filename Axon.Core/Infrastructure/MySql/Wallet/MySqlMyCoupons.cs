using Axon.Core.Features.Wallet;
using Axon.Core.Features.Wallet.Ports;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Wallet;

/// <inheritdoc cref="IMyCoupons"/>
internal sealed class MySqlMyCoupons(MySqlConnections connections, TimeProvider clock) : IMyCoupons
{
    public async Task<IReadOnlyList<MyCoupon>> ListAsync(UserId user, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            """
            SELECT i.id AS Id, i.coupon_id AS Coupon, c.name AS Name, c.currency AS Currency, c.amount_minor AS Amount, c.percent AS Percent,
              c.max_discount_minor AS MaxDiscount, c.min_order_minor AS MinOrder, c.category AS Category, i.status AS Status, i.order_id AS `Order`,
              c.starts_at AS StartsAt, i.expires_at AS ExpiresAt, i.issued_at AS IssuedAt, i.used_at AS UsedAt
            FROM issued_coupon i JOIN coupon c ON c.id = i.coupon_id
            WHERE i.user_id = @user ORDER BY i.status = 'ISSUED' AND i.expires_at > @now DESC, i.issued_at DESC, i.id DESC LIMIT 200
            """,
            new { user, now = clock.GetUtcNow() },
            cancellationToken: cancellationToken));
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
