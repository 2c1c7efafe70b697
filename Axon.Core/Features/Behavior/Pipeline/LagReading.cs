namespace Axon.Core.Features.Behavior.Pipeline;

/// <summary>The lag of every group as the brokers tell it.</summary>
/// <param name="Groups">Null when the brokers do not answer.</param>
public sealed record LagReading(DateTimeOffset At, IReadOnlyList<GroupLag>? Groups);
