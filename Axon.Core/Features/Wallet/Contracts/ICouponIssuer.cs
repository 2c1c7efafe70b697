using Axon.Core.Shared;

namespace Axon.Core.Features.Wallet.Contracts;

/// <summary>Gives a person a coupon, in the transaction of whatever earned it.</summary>
public interface ICouponIssuer
{
    /// <summary>Issues one coupon within the coupon's per-person limit.</summary>
    /// <remarks>
    /// Idempotent by <paramref name="source"/>: the second call answers AlreadyIssued with the same coupon. Adds no fact: the caller knows the campaign and
    /// activity that COUPON_ISSUED belongs to. A coupon handed out before its period starts can be used from then on.
    /// </remarks>
    /// <param name="source">What earned it, at most 64 characters, unique for ever: <c>reservation:…</c>.</param>
    Task<CouponIssue> IssueAsync(IUnitOfWork work, CouponId coupon, UserId user, string source, CancellationToken cancellationToken);
}
