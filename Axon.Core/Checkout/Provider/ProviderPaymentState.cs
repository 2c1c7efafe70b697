namespace Axon.Core.Checkout.Provider;

/// <summary>Where a payment stands in the provider's books.</summary>
public enum ProviderPaymentState
{
    /// <summary>Opened, the shopper has not authenticated yet. No money moved.</summary>
    READY,

    /// <summary>Authenticated, waiting for our confirm. No money moved so far, but a confirm under way may still move it.</summary>
    IN_PROGRESS,

    /// <summary>An account was named to pay into, and nothing was paid. No money moved, but a deposit may come until it is cancelled. Not a method that we take.</summary>
    WAITING_FOR_DEPOSIT,

    /// <summary>Captured in full.</summary>
    DONE,

    /// <summary>Given back in full in one go; or called off before anything was captured, which the missing time of a capture tells.</summary>
    CANCELED,

    /// <summary>Captured, then given back in part or in parts. Parts that add up to all leave it here: only the balance says what is left.</summary>
    PARTIAL_CANCELED,

    /// <summary>Refused for good. No money moved and none can move.</summary>
    ABORTED,

    /// <summary>Never confirmed in time. No money moved and none can move.</summary>
    EXPIRED,

    /// <summary>A state this version does not know.</summary>
    OTHER,
}
