namespace Axon.Core.Features.Campaigns.Activities;

public enum CapacityOutcome
{
    Changed,
    NotFound,
    StaleVersion,

    /// <summary>Not a number of units that an activity can have.</summary>
    OutOfRange,
    Ended,

    /// <summary>More units are sold or in payment; nothing was changed.</summary>
    BelowTaken,

    /// <summary>
    /// Enough for what is sold, not for all who hold a place and have not begun to pay: those who pay last would find none. Nothing was changed; asking again with
    /// consent changes it.
    /// </summary>
    BelowHeld,
}
