using Axon.Core.Features.Campaigns;

namespace Axon.Web.Features.Campaigns.Admin;

/// <param name="Activities">How many it has.</param>
/// <param name="Live">How many of them are open or paused.</param>
/// <param name="CostMinor">Everything entered so far.</param>
public sealed record CampaignJson(
    long Id,
    string Name,
    string Description,
    CampaignStatus Status,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    long? BudgetMinor,
    long CostMinor,
    string Currency,
    int Activities,
    int Live,
    int Version)
{
    public static CampaignJson From(CampaignDetails details) => new(
        details.Id.Value,
        details.Name,
        details.Description,
        details.Status,
        details.StartsAt,
        details.EndsAt,
        details.BudgetMinor,
        details.CostMinor,
        details.Currency,
        details.Activities,
        details.Live,
        details.Version);
}
