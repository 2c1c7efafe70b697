using Axon.Core.Features.Dashboard;

namespace Axon.Web.Features.Dashboard;

/// <summary>All campaigns side by side, as the API tells it.</summary>
public sealed record CampaignsDashboardJson(DateTimeOffset From, DateTimeOffset To, DateTimeOffset AsOf, IReadOnlyList<MetricJson> Total, IReadOnlyList<CampaignLineJson> Lines)
{
    public static CampaignsDashboardJson Of(CampaignsDashboard dashboard) =>
        new(dashboard.From, dashboard.To, dashboard.AsOf, MetricJson.All(dashboard.Total), [.. dashboard.Lines.Select(CampaignLineJson.Of)]);
}
