namespace Axon.Core.Features.Campaigns;

/// <summary>What staff write about a campaign. Times are UTC, money in minor units.</summary>
public sealed record CampaignInput(string? Name, string? Description, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, long? BudgetMinor);
