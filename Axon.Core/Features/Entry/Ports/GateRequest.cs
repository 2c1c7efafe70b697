using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <param name="Epoch">Of the gate that the caller believes in.</param>
/// <param name="Reservation">The id that the hold gets when the person has none.</param>
public readonly record struct GateRequest(ActivityId Activity, int Epoch, UserId User, ReservationId Reservation, int Quantity);
