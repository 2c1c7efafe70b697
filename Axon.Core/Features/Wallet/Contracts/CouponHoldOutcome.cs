namespace Axon.Core.Features.Wallet.Contracts;

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
