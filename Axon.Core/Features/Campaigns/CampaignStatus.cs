namespace Axon.Core.Features.Campaigns;

public enum CampaignStatus
{
    DRAFT,
    ACTIVE,
    ENDED,
}
