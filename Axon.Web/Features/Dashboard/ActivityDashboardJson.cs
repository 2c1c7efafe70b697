using Axon.Core.Features.Dashboard;

namespace Axon.Web.Features.Dashboard;

/// <summary>The control room of one activity, as the API tells it.</summary>
/// <param name="From">Inclusive, UTC.</param>
/// <param name="To">Exclusive, UTC.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record ActivityDashboardJson(
    long ActivityId,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset AsOf,
    IReadOnlyList<MetricJson> Metrics,
    ActivityNow Now,
    Funnel Funnel,
    FillCurve Fill,
    IReadOnlyList<SegmentJson> Devices,
    IReadOnlyList<SegmentJson> Audiences,
    Guarantees Guarantees)
{
    public static ActivityDashboardJson Of(ActivityDashboard dashboard) => new(
        dashboard.Activity.Value, dashboard.From, dashboard.To, dashboard.AsOf, MetricJson.All(dashboard.Figures), dashboard.Now, dashboard.Funnel,
        dashboard.Fill, SegmentJson.Of(dashboard.Devices), SegmentJson.Of(dashboard.Audiences), dashboard.Guarantees);
}
