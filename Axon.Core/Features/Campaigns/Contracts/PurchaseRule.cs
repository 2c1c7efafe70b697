namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>Has, or has not, bought; at least one of <paramref name="Days"/> and <paramref name="Category"/> is set.</summary>
/// <param name="Days">Within so many times 24 hours before the check; null for ever.</param>
/// <param name="Category">Of this category; null for any.</param>
public sealed record PurchaseRule(bool Bought, int? Days, string? Category) : EligibilityRule
{
    public override bool IsHeavy => true;
}
