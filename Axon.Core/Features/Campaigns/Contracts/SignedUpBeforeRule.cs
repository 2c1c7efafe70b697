namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>The account was made before this day began in Seoul.</summary>
public sealed record SignedUpBeforeRule(DateOnly Before) : EligibilityRule;
