namespace Axon.Core.Features.Dashboard;

/// <summary>What a watcher is told.</summary>
/// <param name="Snapshot">The newest good snapshot; null before the first, or when there is no such activity.</param>
/// <param name="Failure">Set while reads fail: the snapshot is then stale.</param>
public sealed record FeedState(ActivityDashboard? Snapshot, string? Failure);
