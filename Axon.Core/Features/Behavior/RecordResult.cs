namespace Axon.Core.Features.Behavior;

/// <summary>The answer to a request with events.</summary>
/// <param name="Refused">Set when the body as a whole is not taken: one of <see cref="RejectReason"/>.</param>
/// <param name="Verdicts">One for each event, in their order.</param>
public sealed record RecordResult(string? Refused, IReadOnlyList<EventVerdict> Verdicts);
