namespace Axon.Core.Features.Campaigns;

/// <summary>What staff write about a campaign. Times are UTC, money in minor units; a null is a field left empty.</summary>
public record CampaignInput
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public long? BudgetMinor { get; init; }
}
