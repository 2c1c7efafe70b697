namespace Axon.Core.Features.Campaigns.Rules;

/// <summary>The list that rules are built from.</summary>
public enum RuleKind
{
    AGE,
    GRADE,
    REGION,
    BUYER,
    SIGNED_UP_BEFORE,
    PURCHASE,
}
