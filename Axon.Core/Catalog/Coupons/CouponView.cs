using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Coupons;

/// <summary>What a coupon gives, as a shopper may know it.</summary>
/// <param name="Amount">Set for AMOUNT.</param>
/// <param name="Percent">1–100, set for PERCENT.</param>
/// <param name="MaxDiscount">The most that PERCENT takes off; null for no limit.</param>
/// <param name="Category">Only for products of this category; null for all.</param>
public sealed record CouponView(
    CouponId Id,
    string Name,
    CouponKind Kind,
    Money? Amount,
    int? Percent,
    Money? MaxDiscount,
    Money MinOrder,
    string? Category,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int PerPersonLimit);

public enum CouponKind
{
    AMOUNT,
    PERCENT,
}
