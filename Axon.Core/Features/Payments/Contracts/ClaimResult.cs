namespace Axon.Core.Features.Payments.Contracts;

/// <param name="Claim">Set when claimed.</param>
public readonly record struct ClaimResult(ClaimOutcome Outcome, Claim? Claim = null);
