namespace Axon.Core.Features.Campaigns.Contracts;

public enum BuyerKind
{
    /// <summary>Has bought nothing here; an order refunded in full does not count as bought.</summary>
    NEW,
    RETURNING,
}
