namespace Axon.Core.Features.Dashboard;

/// <summary>One recognised person of the range with their events in order; device and novelty are those of the first event.</summary>
public sealed record Person(Guid Id, string Device, bool IsNew, IReadOnlyList<BehaviorRow> Events)
{
    public bool Did(string kind) => Events.Any(row => row.Kind == kind);
}
