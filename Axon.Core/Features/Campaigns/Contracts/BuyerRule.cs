namespace Axon.Core.Features.Campaigns.Contracts;

public sealed record BuyerRule(BuyerKind Is) : EligibilityRule
{
    public override bool IsHeavy => true;
}
