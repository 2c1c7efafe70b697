namespace Axon.Core.Shared;

/// <summary>What happened in the backend. The names are those of the behaviour events that they become.</summary>
public enum FactType
{
    SIGNED_UP,
    SIGNED_IN,
    RESERVED,
    REJECTED,
    RESERVATION_EXPIRED,
    RESERVATION_CANCELLED,
    PAYMENT_STARTED,
    PAYMENT_FAILED,
    PURCHASE,
    REFUND,
    COUPON_ISSUED,

    /// <summary>A place that the database has given back and that the gate must offer again. Not a behaviour event.</summary>
    PLACE_RETURNED,

    /// <summary>A place that the database has sold for good. Tells the gate to stop watching the hold. Not a behaviour event.</summary>
    PLACE_SOLD,
}
