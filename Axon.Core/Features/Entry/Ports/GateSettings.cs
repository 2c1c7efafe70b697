using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <summary>What the gate must know of an activity's rows.</summary>
/// <param name="Revision">The activity's version.</param>
public sealed record GateSettings(
    ActivityId Activity,
    int Revision,
    GateStatus Status,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int Capacity,
    int PerPersonLimit,
    int MaxQuantity,
    int HoldSeconds);
