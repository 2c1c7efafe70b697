namespace Axon.Core.Features.Messages;

/// <summary>A fact that some consumer could not handle in all its tries.</summary>
public sealed record DeadFact(Guid Id, string Type, string Aggregate, DateTimeOffset OccurredAt, int Attempts, string? Error);
