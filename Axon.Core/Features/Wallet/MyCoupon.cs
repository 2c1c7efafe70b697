using Axon.Core.Shared;

namespace Axon.Core.Features.Wallet;

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
