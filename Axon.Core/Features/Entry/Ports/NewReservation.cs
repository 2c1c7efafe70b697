using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <param name="TokenHash">SHA-256 of the token that proves the reservation.</param>
/// <param name="Facts">Recorded with the row, and only with it.</param>
public sealed record NewReservation(Reservation Row, ReadOnlyMemory<byte> TokenHash, IReadOnlyList<Fact> Facts);
