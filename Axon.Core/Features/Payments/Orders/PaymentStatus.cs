namespace Axon.Core.Features.Payments.Orders;

public enum PaymentStatus
{
    READY,

    /// <summary>An attempt is committed and the provider is being called.</summary>
    CHARGING,
    CAPTURED,

    /// <summary>The last attempt took no money; another may follow until the deadline.</summary>
    FAILED,

    /// <summary>Nobody can say yet whether money was taken; nothing is released and nothing is charged until it is known.</summary>
    STUCK,
    CANCELLED,
    REFUNDED,
    PART_REFUNDED,
}
