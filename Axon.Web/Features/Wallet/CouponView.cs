using Axon.Core.Kernel;
using Axon.Core.Wallet;

namespace Axon.Web.Features.Wallet;

/// <summary>A coupon of the signed-in person's.</summary>
/// <param name="Amount">Set for a coupon that takes off an amount.</param>
/// <param name="Percent">Set for a coupon that takes off a percentage.</param>
/// <param name="OrderId">The order that holds or used it.</param>
public sealed record CouponView(
    Guid Id,
    long CouponId,
    string Name,
    Money? Amount,
    int? Percent,
    Money? MaxDiscount,
    Money MinOrder,
    string? Category,
    MyCouponState State,
    Guid? OrderId,
    DateTimeOffset StartsAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset IssuedAt,
    DateTimeOffset? UsedAt)
{
    public static CouponView From(MyCoupon coupon, DateTimeOffset now) => new(
        coupon.Id.Value,
        coupon.Coupon.Value,
        coupon.Name,
        coupon.Terms.Amount,
        coupon.Terms.Percent,
        coupon.Terms.MaxDiscount,
        coupon.Terms.MinOrder,
        coupon.Terms.Category,
        coupon.StateAt(now),
        coupon.Order?.Value,
        coupon.StartsAt,
        coupon.ExpiresAt,
        coupon.IssuedAt,
        coupon.UsedAt);
}
