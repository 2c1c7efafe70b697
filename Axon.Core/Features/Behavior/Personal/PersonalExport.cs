namespace Axon.Core.Features.Behavior.Personal;

/// <summary>Everything that was recorded about one person.</summary>
/// <param name="Truncated">There are more events than are shown.</param>
public sealed record PersonalExport(
    DateTimeOffset At, Guid UserId, IReadOnlyList<Guid> Visitors, IReadOnlyList<Guid> Sessions, IReadOnlyList<BehaviorEvent> Events, bool Truncated, IReadOnlyList<ErasureReceipt> Erasures);
