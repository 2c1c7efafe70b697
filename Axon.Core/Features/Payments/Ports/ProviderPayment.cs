using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Ports;

/// <summary>A payment as the provider's books show it.</summary>
/// <param name="Total">What was authenticated or captured.</param>
/// <param name="Balance">What of it is not given back.</param>
/// <param name="Method">The provider's word for the means of payment.</param>
/// <param name="ApprovedAt">When it was captured; null when it was not.</param>
/// <param name="Failure">Why it ended without a capture; null unless ABORTED or EXPIRED.</param>
public sealed record ProviderPayment(
    ProviderPaymentKey Key,
    PaymentOrderRef Order,
    ProviderPaymentState State,
    Money Total,
    Money Balance,
    string? Method,
    ProviderCard? Card,
    DateTimeOffset? ApprovedAt,
    IReadOnlyList<ProviderCancel> Cancels,
    PaymentDecline? Failure,
    Uri? Receipt)
{
    /// <summary>Money was taken, whatever was given back since.</summary>
    public bool WasCaptured => State is ProviderPaymentState.DONE or ProviderPaymentState.PARTIAL_CANCELED || (State == ProviderPaymentState.CANCELED && ApprovedAt is not null);

    /// <summary>No money was taken and none can be taken any more.</summary>
    public bool CannotBeCaptured =>
        State is ProviderPaymentState.ABORTED or ProviderPaymentState.EXPIRED || (State == ProviderPaymentState.CANCELED && ApprovedAt is null);
}
