using Axon.Core.Kernel;
using Axon.Core.Wallet;

namespace Axon.Web.Features.Wallet.Shop;

/// <summary>A coupon that can be used on an order, and what it takes off there.</summary>
public sealed record CouponChoice(MyCoupon Coupon, Money Off)
{
    /// <summary>Those of a person's coupons that an order of this worth may use, the best first.</summary>
    /// <param name="held">The order that is being paid: what it holds already may stay.</param>
    public static IReadOnlyList<CouponChoice> Of(IEnumerable<MyCoupon> coupons, Money subtotal, string? category, OrderId? held, DateTimeOffset now) =>
    [
        .. coupons
            .Where(coupon => coupon.StateAt(now) == MyCouponState.USABLE || (coupon.StateAt(now) == MyCouponState.HELD && held is not null && coupon.Order == held))
            .Where(coupon => coupon.Terms.IsFor(category, subtotal.Currency) && coupon.Terms.AllowsSubtotal(subtotal))
            .Select(coupon => new CouponChoice(coupon, coupon.Terms.DiscountOf(subtotal)))
            .OrderByDescending(choice => choice.Off.Minor)
            .ThenBy(choice => choice.Coupon.ExpiresAt),
    ];
}
