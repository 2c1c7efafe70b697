using Axon.Core.Dashboard;

namespace Axon.Tests.Unit.Dashboard;

public sealed class MetricTests
{
    [Fact]
    public void Of_NothingToDivideBy_HasNoValue()
    {
        Assert.Null(MetricLibrary.ClickRate.Of(Figures.None).Value);
        Assert.Null(MetricLibrary.Roas.Of(new Figures { GrossMinor = 1000 }).Value);
    }

    [Fact]
    public void Names_AreUnique() => Assert.Equal(MetricLibrary.All.Count, MetricLibrary.All.Select(metric => metric.Name).Distinct().Count());

    [Theory]
    [InlineData(0, 0, ChangeKind.NONE, 0)]
    [InlineData(5, 0, ChangeKind.NEW, 0)]
    [InlineData(6, 4, ChangeKind.RELATIVE, 0.5)]
    [InlineData(0, 4, ChangeKind.RELATIVE, -1)]
    public void Between_Counts_FollowsTheDefinition(long now, long before, ChangeKind kind, double amount)
    {
        var change = Change.Between(MetricLibrary.Visitors.Of(new Figures { Visitors = now }), MetricLibrary.Visitors.Of(new Figures { Visitors = before }));

        Assert.Equal((kind, (decimal)amount), (change.Kind, change.Amount));
    }

    [Fact]
    public void Between_Rates_IsInPoints()
    {
        var now = MetricLibrary.ClickRate.Of(new Figures { Viewers = 100, ClickedViewers = 61 });
        var before = MetricLibrary.ClickRate.Of(new Figures { Viewers = 200, ClickedViewers = 114 });

        Assert.Equal(new Change(ChangeKind.POINTS, 0.04m, true), Change.Between(now, before));
    }

    [Fact]
    public void Between_SmallSample_SaysNothing()
    {
        var small = MetricLibrary.ClickRate.Of(new Figures { Viewers = 29, ClickedViewers = 10 });

        Assert.Equal(default, Change.Between(small, small));
    }

    [Fact]
    public void Between_LessIsBetter_TurnsTheVerdict()
    {
        var now = MetricLibrary.Refunded.Of(new Figures { RefundedMinor = 50 });
        var before = MetricLibrary.Refunded.Of(new Figures { RefundedMinor = 100 });

        Assert.True(Change.Between(now, before).Good);
    }

    [Fact]
    public void Interval_KnownShare_IsWilsons()
    {
        var (low, high) = MetricLibrary.ClickRate.Of(new Figures { Viewers = 10, ClickedViewers = 5 }).Interval()!.Value; // n < 1,000, so there is one

        Assert.Equal((0.2366, 0.7634), (Math.Round(low, 4), Math.Round(high, 4)));
    }
}
