namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>One condition on who may take part. Values are checked when a rule is written, so a rule that exists makes sense.</summary>
public abstract record EligibilityRule
{
    /// <summary>Whether it needs the purchase history rather than the person alone.</summary>
    public virtual bool IsHeavy => false;
}
