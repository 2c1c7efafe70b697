namespace Axon.Core.Features.Payments.Ports;

/// <summary>Where a payment stands in the provider's books.</summary>
public enum ProviderPaymentState
{
    /// <summary>Opened, the shopper has not authenticated yet. No money moved.</summary>
    READY,

    /// <summary>Authenticated, waiting for our confirm. No money moved so far, but a confirm under way may still move it.</summary>
    IN_PROGRESS,

    /// <summary>Captured in full.</summary>
    DONE,

    /// <summary>Captured, then given back in full.</summary>
    CANCELED,

    /// <summary>Captured, part of it given back.</summary>
    PARTIAL_CANCELED,

    /// <summary>Refused for good. No money moved and none can move.</summary>
    ABORTED,

    /// <summary>Never confirmed in time. No money moved and none can move.</summary>
    EXPIRED,

    /// <summary>A state this version does not know, or a method we do not offer.</summary>
    OTHER,
}
