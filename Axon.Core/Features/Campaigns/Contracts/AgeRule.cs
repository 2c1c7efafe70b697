namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>Age by year of birth (this year in Seoul − year of birth); at least one bound is set. A person without a year of birth fails.</summary>
public sealed record AgeRule(int? AtLeast, int? AtMost) : EligibilityRule;
