using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <param name="TokenHash">SHA-256 of the token that proves the reservation.</param>
/// <param name="Facts">Recorded with the row, and only with it.</param>
/// <param name="PaidAt">When it was claimed, for a row that is PAID from the start; the same moment as in its facts.</param>
public sealed record NewReservation(Reservation Row, ReadOnlyMemory<byte> TokenHash, IReadOnlyList<Fact> Facts, DateTimeOffset? PaidAt = null);
