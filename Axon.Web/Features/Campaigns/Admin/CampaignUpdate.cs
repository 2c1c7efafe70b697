using Axon.Core.Features.Campaigns;

namespace Axon.Web.Features.Campaigns.Admin;

/// <summary>A campaign as it shall be.</summary>
public sealed record CampaignUpdate : CampaignInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}
