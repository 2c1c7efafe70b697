namespace Axon.Core.Features.Entry.Ports;

/// <param name="OnThisServer">False when the gate was built on another server and grants nothing.</param>
/// <param name="Left">Units that nobody has; below zero when the capacity was lowered under what is held.</param>
/// <param name="Held">Units in holds that are not yet paid.</param>
/// <param name="LastDeadline">The latest moment at which a held unit can come back; null when none is held.</param>
/// <param name="Now">The gate's clock.</param>
public sealed record GateSnapshot(
    int Epoch,
    bool OnThisServer,
    GateSettings Settings,
    int Left,
    int Held,
    DateTimeOffset? LastDeadline,
    DateTimeOffset Now);
