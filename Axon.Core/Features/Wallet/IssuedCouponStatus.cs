namespace Axon.Core.Features.Wallet;

public enum IssuedCouponStatus
{
    ISSUED,

    /// <summary>An unpaid order holds it.</summary>
    HELD,
    USED,

    /// <summary>Taken back by staff.</summary>
    REVOKED,
}
