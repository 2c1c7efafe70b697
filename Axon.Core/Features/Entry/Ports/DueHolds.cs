namespace Axon.Core.Features.Entry.Ports;

/// <param name="NextIn">How long until the next hold is due, given out again ones included; null when there is none, or no gate that may be used.</param>
public sealed record DueHolds(IReadOnlyList<Hold> Holds, TimeSpan? NextIn);
