using Axon.Core.Features.Dashboard;

namespace Axon.Web.Features.Dashboard;

public sealed record SegmentJson(string Name, IReadOnlyList<MetricJson> Metrics)
{
    public static IReadOnlyList<SegmentJson> Of(IReadOnlyList<Segment> segments) => [.. segments.Select(segment => new SegmentJson(segment.Name, MetricJson.All(segment.Figures)))];
}
