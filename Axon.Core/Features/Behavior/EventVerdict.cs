namespace Axon.Core.Features.Behavior;

/// <summary>What became of one event of a batch.</summary>
/// <param name="EventId">Null when it had none that could be read.</param>
/// <param name="Reason">Why it was rejected: one of <see cref="RejectReason"/>.</param>
public sealed record EventVerdict(Guid? EventId, EventStatus Status, string? Reason = null);
