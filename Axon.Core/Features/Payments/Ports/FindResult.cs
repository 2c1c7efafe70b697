namespace Axon.Core.Features.Payments.Ports;

/// <param name="Payment">Set when found.</param>
/// <param name="Reason">Set when unknown.</param>
public readonly record struct FindResult(FindOutcome Outcome, ProviderPayment? Payment = null, UnknownReason? Reason = null)
{
    public static FindResult Found(ProviderPayment payment) => new(FindOutcome.Found, payment);

    public static FindResult NotFound() => new(FindOutcome.NotFound);

    public static FindResult Unknown(UnknownReason reason) => new(FindOutcome.Unknown, Reason: reason);
}
