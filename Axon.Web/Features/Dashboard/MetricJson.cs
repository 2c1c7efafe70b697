using Axon.Core.Features.Dashboard.Metrics;

namespace Axon.Web.Features.Dashboard;

/// <summary>One metric of an answer.</summary>
/// <param name="Name">As in the metric list: visitors, clickRate, …</param>
/// <param name="Unit">PEOPLE, COUNT, UNITS, RATE (0–1), MONEY (minor units), TIMES, SECONDS.</param>
/// <param name="Value">Null when there is nothing to compute it from.</param>
/// <param name="Numerator">For rates and averages.</param>
/// <param name="Denominator">For rates and averages.</param>
public sealed record MetricJson(string Name, MetricUnit Unit, decimal? Value, decimal? Numerator, decimal? Denominator)
{
    public static IReadOnlyList<MetricJson> All(Figures figures) =>
    [
        .. MetricLibrary.All.Select(metric => metric.Of(figures)).Select(value => new MetricJson(value.Metric.Name, value.Metric.Unit, value.Value, value.Numerator, value.Denominator)),
    ];
}
