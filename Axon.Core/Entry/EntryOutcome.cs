namespace Axon.Core.Entry;

public enum EntryOutcome
{
    Reserved,

    /// <summary>The person had it already; it is the same one.</summary>
    AlreadyReserved,

    /// <summary>No such activity, or one that shoppers may not know of.</summary>
    NotFound,

    /// <summary>No place is left.</summary>
    SoldOut,

    /// <summary>Some places are left, fewer than asked for; asking for that many may get them.</summary>
    TooFewLeft,
    NotOpen,
    Closed,
    NotEligible,
    LimitReached,

    /// <summary>Fewer than one unit or more than one entry may ask for.</summary>
    QuantityRefused,

    /// <summary>Nobody gets in until the gate has been rebuilt, which takes a moment. Nothing was taken.</summary>
    GateClosed,

    /// <summary>The reservation could not be written down, so nothing was taken.</summary>
    Unavailable,

    /// <summary>It is not known whether a place was taken. Asking again gives that one, or another; nobody asks: it is offered to others within seconds.</summary>
    Unknown,
}
