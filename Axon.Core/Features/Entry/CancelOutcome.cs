namespace Axon.Core.Features.Entry;

public enum CancelOutcome
{
    /// <summary>It is given up, now or before.</summary>
    Cancelled,

    /// <summary>No such reservation, or somebody else's.</summary>
    NotFound,

    /// <summary>A payment has begun: its order is what has to be cancelled.</summary>
    InPayment,

    /// <summary>Paid, expired or refunded: there is nothing to give up.</summary>
    Ended,
}
