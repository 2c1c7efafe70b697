using Axon.Core.Features.Payments.Orders;
using Axon.Core.Features.Payments.Ports;

namespace Axon.Core.Features.Payments;

/// <param name="Order">Set unless NotFound.</param>
/// <param name="Decline">Set when declined.</param>
public readonly record struct ConfirmPaymentResult(ConfirmPaymentOutcome Outcome, Order? Order = null, DeclineReason? Decline = null);
