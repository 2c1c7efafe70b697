namespace Axon.Core.Features.Payments.Orders;

/// <summary>Why an order ended.</summary>
public enum OrderEndReason
{
    /// <summary>Not paid by the deadline.</summary>
    EXPIRED,

    /// <summary>The buyer cancelled before paying.</summary>
    CANCELLED,

    /// <summary>All money was given back after a purchase.</summary>
    REFUNDED,

    /// <summary>The claim was gone when the charge turned out to have happened; the money goes back in full.</summary>
    CLAIM_LOST,
}
