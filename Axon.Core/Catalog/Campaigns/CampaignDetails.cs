using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Campaigns;

/// <summary>A campaign as staff see it.</summary>
/// <param name="Activities">How many it has.</param>
/// <param name="Live">How many of them are open or paused.</param>
public sealed record CampaignDetails(
    CampaignId Id,
    string Name,
    string Description,
    CampaignStatus Status,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    long? BudgetMinor,
    string Currency,
    int Version,
    int Activities,
    int Live,
    long CostMinor);

public enum CampaignStatus
{
    DRAFT,
    ACTIVE,
    ENDED,
}

/// <summary>An input that was found right.</summary>
public sealed record CampaignValues(string Name, string Description, DateTimeOffset StartsAt, DateTimeOffset EndsAt, long? BudgetMinor);

public sealed record CampaignCost(long Id, string Channel, long AmountMinor, DateOnly SpentOn, string Note);
