namespace Axon.Core.Features.Entry.Ports;

public enum GateOutcome
{
    Reserved,

    /// <summary>The person's live hold, as it was made.</summary>
    AlreadyReserved,

    /// <summary>No place is left.</summary>
    SoldOut,

    /// <summary>Some places are left, fewer than asked for.</summary>
    TooFewLeft,
    NotOpen,
    Closed,
    LimitReached,

    /// <summary>More units than one entry may ask for, or fewer than one.</summary>
    QuantityRefused,

    /// <summary>There is no gate here.</summary>
    Missing,

    /// <summary>The gate's epoch is not the caller's; <see cref="GateReply.Epoch"/> is the gate's.</summary>
    OtherEpoch,

    /// <summary>The gate was built on another server, or before this one started: its data may be old.</summary>
    OtherServer,
}
