using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <summary>A place as the gate knows it.</summary>
/// <param name="ReservedAt">Whole milliseconds, by the gate's clock.</param>
/// <param name="DeadlineAt">Whole milliseconds, by the gate's clock.</param>
public sealed record Hold(ReservationId Id, UserId User, int Quantity, HoldState State, DateTimeOffset ReservedAt, DateTimeOffset DeadlineAt);
