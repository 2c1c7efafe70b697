using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <param name="Units">Units by person, held and sold.</param>
/// <param name="Live">The one unpaid hold of each person who has one.</param>
public sealed record GateContents(
    int Epoch,
    bool OnThisServer,
    int Capacity,
    int Left,
    int Held,
    DateTimeOffset Now,
    IReadOnlyDictionary<ReservationId, Hold> Places,
    IReadOnlyDictionary<UserId, int> Units,
    IReadOnlyDictionary<UserId, ReservationId> Live);
