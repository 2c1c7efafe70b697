using Axon.Core.Dashboard;

namespace Axon.Tests.Unit.Dashboard;

/// <summary>Whoever is counted above the line of a rate is counted below it too.</summary>
internal static class Rates
{
    public static void AreShares(Figures figures) => Assert.All(
        MetricLibrary.All.Where(metric => metric.Unit == MetricUnit.RATE).Select(metric => metric.Of(figures)),
        rate => Assert.True(rate.Value is null or (>= 0 and <= 1), $"{rate.Metric.Name} is {rate.Numerator} / {rate.Denominator}"));
}
