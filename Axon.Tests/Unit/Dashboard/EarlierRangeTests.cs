using Axon.Core.Dashboard;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Support;
using Axon.Web.Features.Dashboard.Staff;

namespace Axon.Tests.Unit.Dashboard;

/// <summary>A range is compared with the same hours of as many days earlier.</summary>
public sealed class EarlierRangeTests
{
    private static readonly DateTimeOffset Now = Seoul(12, 5, 25);

    [Theory]
    [InlineData("today", 1)]
    [InlineData("days7", 7)]
    [InlineData("days30", 30)]
    [InlineData("custom&from=2026-12-01&to=2026-12-05", 5)]
    [InlineData("custom&from=2026-12-10&to=2026-12-12", 3)]
    public void Before_WhileTheDayGoesOn_KeepsTheWallClock(string range, int days)
    {
        var filter = Filter(range, Now);
        var (from, to) = filter.At(Now);

        Assert.Equal((from.AddDays(-days), to.AddDays(-days)), filter.Before(Now));
    }

    [Theory]
    [InlineData("today", 1)]
    [InlineData("days7", 7)]
    public void Before_AtMidnight_IsAsManyDaysEarlier(string range, int days)
    {
        var midnight = Seoul(12, 0, 0);

        Assert.Equal(midnight.AddDays(-days), Filter(range, midnight).Before(midnight).To);
    }

    [Fact]
    public async Task Today_At0525_IsComparedWithYesterdayUntil0525()
    {
        var ledger = new Books([Paid(Seoul(11, 2, 0)), Paid(Seoul(11, 20, 0)), Paid(Seoul(11, 20, 0)), Paid(Seoul(12, 3, 0))]);
        var dashboard = new GetActivityDashboard(new NoEvents(), ledger, new NoGates(), Clocks.Still(Now));

        var shown = await dashboard.HandleAsync(new ActivityId(1), Filter("today", Now), compare: true, CancellationToken.None);

        Assert.Equal((1, 1), (shown!.Figures.PaidUnits, shown.Previous!.PaidUnits)); // there is one, and it compares
    }

    [Fact]
    public async Task Campaigns_TodayAt0525_AreComparedWithYesterdayUntil0525()
    {
        var ledger = new Books([]);
        var dashboard = new GetCampaignsDashboard(new NoEvents(), ledger, Clocks.Still(Now));

        await dashboard.HandleAsync(Filter("today", Now), compare: true, CancellationToken.None);

        Assert.Equal([(Seoul(12, 0, 0), Now), (Seoul(11, 0, 0), Now.AddDays(-1))], ledger.Asked);
    }

    private static DashboardFilter Filter(string range, DateTimeOffset now) => DashboardView.Parse("?range=" + range, RangeChoice.OPEN).ToFilter(now, now);

    private static DateTimeOffset Seoul(int day, int hour, int minute) => new DateTimeOffset(2026, 12, day, hour, minute, 0, TimeSpan.FromHours(9)).ToUniversalTime();

    private static SaleRow Paid(DateTimeOffset at) => new()
    {
        User = Guid.NewGuid(),
        Status = "PAID",
        Quantity = 1,
        ReservedAt = at,
        DeadlineAt = at.AddMinutes(5),
        PaidAt = at,
        TotalMinor = 10,
    };

    private sealed class NoEvents : IBehaviorReader
    {
        public Task<IReadOnlyList<BehaviorRow>> ActivityAsync(ActivityId activity, DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<BehaviorRow>>([]);

        public Task<IReadOnlyList<ReachRow>> ReachAsync(DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<ReachRow>>([]);
    }

    private sealed class Books(IReadOnlyList<SaleRow> rows) : ISalesReader
    {
        public List<(DateTimeOffset From, DateTimeOffset To)> Asked { get; } = [];

        public Task<ActivityBooks?> ActivityAsync(ActivityId activity, CancellationToken cancellationToken) =>
            Task.FromResult<ActivityBooks?>(new ActivityBooks("PURCHASE", 10, 0, Seoul(1, 0, 0), rows, [], 0, Now));

        public Task<IReadOnlyList<CampaignSales>> CampaignsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
        {
            Asked.Add((from, to));
            return Task.FromResult<IReadOnlyList<CampaignSales>>([]);
        }
    }
}
