using Axon.Core.Features.Campaigns;

namespace Axon.Web.Features.Campaigns.Admin;

public sealed record CampaignStatusChange(CampaignStatus Status, int Version);
