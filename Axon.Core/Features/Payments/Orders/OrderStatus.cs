namespace Axon.Core.Features.Payments.Orders;

public enum OrderStatus
{
    /// <summary>Units are claimed; the buyer may pay until the deadline.</summary>
    AWAITING_PAYMENT,
    PAID,

    /// <summary>Never paid, or paid too late and given back in full; the reason says which.</summary>
    CANCELLED,
    PARTIALLY_REFUNDED,
    REFUNDED,
}
