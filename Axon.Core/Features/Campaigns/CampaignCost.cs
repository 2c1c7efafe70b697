namespace Axon.Core.Features.Campaigns;

public sealed record CampaignCost(long Id, string Channel, long AmountMinor, DateOnly SpentOn, string Note);
