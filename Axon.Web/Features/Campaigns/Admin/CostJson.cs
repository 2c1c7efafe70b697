using Axon.Core.Features.Campaigns;

namespace Axon.Web.Features.Campaigns.Admin;

public sealed record CostJson(long Id, string Channel, long AmountMinor, DateOnly SpentOn, string Note)
{
    public static CostJson From(CampaignCost cost) => new(cost.Id, cost.Channel, cost.AmountMinor, cost.SpentOn, cost.Note);
}
