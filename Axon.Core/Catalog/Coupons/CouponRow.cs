using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Coupons;

internal sealed class CouponRow
{
    public const string Columns =
        """
        c.id, c.name, c.kind, c.amount_minor AS amountMinor, c.percent, c.max_discount_minor AS maxDiscountMinor, c.min_order_minor AS minOrderMinor, c.category,
        c.starts_at AS startsAt, c.ends_at AS endsAt, c.per_person_limit AS perPersonLimit, c.currency, c.version,
        (SELECT COUNT(*) FROM issued_coupon i WHERE i.coupon_id = c.id AND i.status <> 'REVOKED') AS issued
        """;

    public CouponId Id { get; init; }

    public string Name { get; init; } = "";

    public CouponKind Kind { get; init; }

    public long? AmountMinor { get; init; }

    public int? Percent { get; init; }

    public long? MaxDiscountMinor { get; init; }

    public long MinOrderMinor { get; init; }

    public string? Category { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public int PerPersonLimit { get; init; }

    public string Currency { get; init; } = "";

    public int Version { get; init; }

    public int Issued { get; init; }

    public static CouponView ToView(
        CouponId id,
        string name,
        CouponKind kind,
        long? amount,
        int? percent,
        long? maxDiscount,
        long minOrder,
        string? category,
        DateTimeOffset startsAt,
        DateTimeOffset endsAt,
        int perPersonLimit,
        string currency) => new(
            id,
            name,
            kind,
            amount is { } minor ? new Money(minor, currency) : null,
            percent,
            maxDiscount is { } most ? new Money(most, currency) : null,
            new Money(minOrder, currency),
            category,
            startsAt,
            endsAt,
            perPersonLimit);

    public CouponDetails ToDetails() => new(
        ToView(Id, Name, Kind, AmountMinor, Percent, MaxDiscountMinor, MinOrderMinor, Category, StartsAt, EndsAt, PerPersonLimit, Currency), Issued, Version);
}
