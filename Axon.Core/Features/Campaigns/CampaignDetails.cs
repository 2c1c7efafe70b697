using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns;

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
