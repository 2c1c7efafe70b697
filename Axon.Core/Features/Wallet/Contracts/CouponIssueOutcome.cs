namespace Axon.Core.Features.Wallet.Contracts;

public enum CouponIssueOutcome
{
    Issued,

    /// <summary>This source has issued it before; it is the same coupon.</summary>
    AlreadyIssued,
    LimitReached,

    /// <summary>No such coupon, or its period is over.</summary>
    NotAvailable,
}
