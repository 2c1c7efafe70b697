using Axon.Core.Features.Campaigns.Activities;

namespace Axon.Web.Features.Campaigns.Admin;

/// <summary>A new activity; it starts as a draft.</summary>
public sealed record ActivityCreate : ActivityInput
{
    public required long CampaignId { get; init; }
}
