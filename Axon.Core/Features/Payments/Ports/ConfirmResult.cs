namespace Axon.Core.Features.Payments.Ports;

/// <param name="Payment">Set when captured or already processed.</param>
/// <param name="Decline">Set when declined.</param>
/// <param name="Reason">Set when unknown.</param>
public readonly record struct ConfirmResult(
    ConfirmOutcome Outcome,
    ProviderPayment? Payment = null,
    PaymentDecline? Decline = null,
    UnknownReason? Reason = null)
{
    public static ConfirmResult Captured(ProviderPayment payment) => new(ConfirmOutcome.Captured, payment);

    public static ConfirmResult AlreadyProcessed(ProviderPayment payment) => new(ConfirmOutcome.AlreadyProcessed, payment);

    public static ConfirmResult Declined(PaymentDecline decline) => new(ConfirmOutcome.Declined, Decline: decline);

    public static ConfirmResult NotFound() => new(ConfirmOutcome.NotFound);

    public static ConfirmResult Unknown(UnknownReason reason) => new(ConfirmOutcome.Unknown, Reason: reason);
}
