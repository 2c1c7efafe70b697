namespace Axon.Core.Features.Campaigns.Contracts;

/// <param name="Failed">The rule that says no; null when eligible.</param>
public readonly record struct EligibilityVerdict(bool Eligible, EligibilityRule? Failed = null);
