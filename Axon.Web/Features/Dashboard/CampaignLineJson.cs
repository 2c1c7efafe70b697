using Axon.Core.Features.Dashboard;

namespace Axon.Web.Features.Dashboard;

/// <summary>One campaign, or one of its activities when <paramref name="ActivityId"/> is set.</summary>
public sealed record CampaignLineJson(long CampaignId, long? ActivityId, string Name, string Status, string? Type, DateTimeOffset? OpensAt, IReadOnlyList<MetricJson> Metrics)
{
    public static CampaignLineJson Of(CampaignLine line) =>
        new(line.CampaignId, line.ActivityId, line.Name, line.Status, line.Type, line.OpensAt, MetricJson.All(line.Figures));
}
