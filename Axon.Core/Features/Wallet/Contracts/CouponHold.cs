using Axon.Core.Shared;

namespace Axon.Core.Features.Wallet.Contracts;

/// <param name="Discount">What it takes off; set when held, never above the subtotal.</param>
public readonly record struct CouponHold(CouponHoldOutcome Outcome, Money Discount = default);
