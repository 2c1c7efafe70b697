using Axon.Core.Features.Payments.Orders;
using Axon.Core.Features.Wallet.Contracts;

namespace Axon.Core.Features.Payments;

/// <param name="Order">Set when Ready, Paid or UnderWay.</param>
/// <param name="Coupon">Set when the coupon is refused: why.</param>
public readonly record struct PrepareResult(PrepareOutcome Outcome, Order? Order = null, CouponHoldOutcome? Coupon = null);
