using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>A place as the gate knows it.</summary>
/// <param name="ReservedAt">Whole milliseconds, by the gate's clock.</param>
/// <param name="DeadlineAt">Whole milliseconds, by the gate's clock.</param>
public sealed record Hold(ReservationId Id, UserId User, int Quantity, HoldState State, DateTimeOffset ReservedAt, DateTimeOffset DeadlineAt);

public enum HoldState
{
    /// <summary>Given back at its deadline unless something happens.</summary>
    Waiting,

    /// <summary>Being claimed, or claimed, in the database, which decides what becomes of it.</summary>
    Pinned,

    /// <summary>Paid for.</summary>
    Sold,
}
