namespace Axon.Core.Features.Wallet;

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
