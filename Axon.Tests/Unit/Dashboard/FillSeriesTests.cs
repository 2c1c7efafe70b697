using Axon.Web.Features.Dashboard.Staff;

namespace Axon.Tests.Unit.Dashboard;

/// <summary>The lines of the fill chart stand at numbers that people read, whatever the capacity.</summary>
public sealed class FillSeriesTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(6, 2)]
    [InlineData(30, 10)]
    [InlineData(40, 10)]
    [InlineData(200, 50)]
    [InlineData(300, 100)]
    [InlineData(1_000_000, 200_000)]
    public void Step_ForACapacity_IsARoundNumberUsedAtMostFiveTimes(double highest, double step) => Assert.Equal(step, FillSeries.Step(highest));
}
