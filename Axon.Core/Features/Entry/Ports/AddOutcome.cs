namespace Axon.Core.Features.Entry.Ports;

public enum AddOutcome
{
    Added,

    /// <summary>The row was there already, in whatever state it is by now.</summary>
    Present,

    /// <summary>The gate that granted the hold is not the one of the database's epoch any more.</summary>
    OtherEpoch,

    /// <summary>The person has another live reservation, which the gate does not know of.</summary>
    OtherLive,

    /// <summary>The deadline has passed.</summary>
    Late,

    /// <summary>The database is away and nothing was written.</summary>
    NotWritten,

    /// <summary>The database went away while it was committing.</summary>
    Unknown,

    /// <summary>Only where units are claimed at once: there is none left.</summary>
    SoldOut,

    /// <summary>Only where units are claimed at once: the person has all they may have.</summary>
    LimitReached,

    /// <summary>Only where units are claimed at once: there is nothing to give any more.</summary>
    Closed,
}
