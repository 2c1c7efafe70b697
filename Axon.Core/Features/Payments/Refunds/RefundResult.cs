using Axon.Core.Features.Payments.Orders;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Refunds;

/// <param name="Order">Set unless NotFound: the order after it.</param>
/// <param name="Amount">What this refund gives back.</param>
public readonly record struct RefundResult(RefundOutcome Outcome, Order? Order = null, Money Amount = default);
