namespace Axon.Core.Features.Campaigns;

/// <summary>An input that was found right.</summary>
public sealed record CampaignValues(string Name, string Description, DateTimeOffset StartsAt, DateTimeOffset EndsAt, long? BudgetMinor);
