namespace Axon.Core.Features.Payments.Ports;

/// <param name="Payment">Set when cancelled or already cancelled: the payment after it.</param>
/// <param name="Cancel">Set when cancelled: what this call gave back.</param>
/// <param name="Code">Set when declined: the provider's code, for staff.</param>
/// <param name="Reason">Set when unknown.</param>
public readonly record struct CancelResult(
    CancelOutcome Outcome,
    ProviderPayment? Payment = null,
    ProviderCancel? Cancel = null,
    string? Code = null,
    UnknownReason? Reason = null)
{
    public static CancelResult Cancelled(ProviderPayment payment, ProviderCancel cancel) => new(CancelOutcome.Cancelled, payment, cancel);

    public static CancelResult AlreadyCancelled(ProviderPayment payment) => new(CancelOutcome.AlreadyCancelled, payment);

    public static CancelResult Declined(string code) => new(CancelOutcome.Declined, Code: code);

    public static CancelResult Unknown(UnknownReason reason) => new(CancelOutcome.Unknown, Reason: reason);
}
