namespace Axon.Core.Features.Payments.Contracts;

/// <param name="Answer">Set when finished.</param>
public readonly record struct IdempotencyState(IdempotencyOutcome Outcome, StoredAnswer? Answer = null);
