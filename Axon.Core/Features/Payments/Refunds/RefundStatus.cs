namespace Axon.Core.Features.Payments.Refunds;

public enum RefundStatus
{
    REQUESTED,
    DONE,

    /// <summary>Proven: nothing was given back by it.</summary>
    FAILED,

    /// <summary>Nobody can say yet whether the money went back; it is asked again with the same key.</summary>
    STUCK,
}
