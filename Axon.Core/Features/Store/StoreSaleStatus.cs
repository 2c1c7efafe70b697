namespace Axon.Core.Features.Store;

public enum StoreSaleStatus
{
    /// <summary>Begun, nothing taken.</summary>
    NEW,
    CLAIMED,

    /// <summary>Claimed, and nobody knows yet whether it was paid.</summary>
    STUCK,
    PAID,
    RELEASED,
}
