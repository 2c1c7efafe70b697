namespace Axon.Core.Features.Payments.Contracts;

public enum ClaimOutcome
{
    Claimed,

    /// <summary>No such sale, or it belongs to someone else: the same answer on purpose.</summary>
    NotFound,
    Expired,
    Cancelled,
    AlreadyPaid,
    SoldOut,
    LimitReached,

    /// <summary>The person has as many unpaid purchases as one may have: pay or cancel one of them first.</summary>
    TooManyUnpaid,

    /// <summary>The activity was ended or paused by staff and takes no new payments.</summary>
    Closed,
}
