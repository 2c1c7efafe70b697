using Axon.Core.Shared;

namespace Axon.Core.Features.Wallet.Contracts;

/// <param name="Coupon">Set when issued, now or before.</param>
public readonly record struct CouponIssue(CouponIssueOutcome Outcome, IssuedCouponId? Coupon = null);
