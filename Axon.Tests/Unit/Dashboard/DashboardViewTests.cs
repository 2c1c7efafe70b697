using Axon.Core.Dashboard;
using Axon.Web.Features.Dashboard.Staff;

namespace Axon.Tests.Unit.Dashboard;

/// <summary>An address and what it shows: links are kept, shared and typed, so that every wrong one still opens.</summary>
public sealed class DashboardViewTests
{
    // 05:30 in Seoul on the 22nd.
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 20, 30, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Opened = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("?range=open")]
    [InlineData("?range=today&device=mobile")]
    [InlineData("?range=days7&audience=new&bots=1")]
    [InlineData("?range=days30&compare=1")]
    [InlineData("?range=custom&from=2026-11-01&to=2026-11-30&device=desktop&audience=returning&bots=1&compare=1")]
    [InlineData("?range=custom&from=2026-11-01&to=2026-11-01")]
    public void Address_ThatWeWrote_IsWrittenAgainTheSame(string query) => Assert.Equal(query, Parse(query).ToQuery());

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("?range=")]
    [InlineData("?range=0")]
    [InlineData("?range=3")]
    [InlineData("?range=nonsense")]
    [InlineData("?range=custom")]
    [InlineData("?range=custom&from=2026-11-02")]
    [InlineData("?range=custom&from=2026-11-02&to=2026-11-01")]
    [InlineData("?range=custom&from=2026-13-01&to=2026-11-01")]
    [InlineData("?range=custom&from=0001-01-01&to=9999-12-31")]
    [InlineData("?range=custom&from=01.11.2026&to=30.11.2026")]
    public void Range_ThatIsNone_IsTheUsualOne(string query) => Assert.Equal(RangeChoice.TODAY, DashboardView.Parse(query, RangeChoice.TODAY).Range);

    [Theory]
    [InlineData("?range=DAYS7", RangeChoice.DAYS7)]
    [InlineData("?range=Days30", RangeChoice.DAYS30)]
    [InlineData("?range=open&range=today", RangeChoice.OPEN)]
    public void Range_InAnyCaseAndTheFirstOfTwo_IsMeant(string query, RangeChoice range) => Assert.Equal(range, DashboardView.Parse(query, RangeChoice.TODAY).Range);

    [Theory]
    [InlineData("?device=fridge")]
    [InlineData("?device=Mobile")]
    [InlineData("?audience=99")]
    [InlineData("?bots=true")]
    [InlineData("?compare=0")]
    [InlineData("?unknown=1")]
    public void Filter_ThatIsNone_FiltersNothing(string query) => Assert.Equal("?range=open", Parse(query).ToQuery());

    [Fact]
    public void Open_BeginsAnHourBeforeTheOpening() => Assert.Equal((Opened.AddHours(-1), null), Period("?range=open"));

    [Theory]
    [InlineData("today", 0)]
    [InlineData("days7", 6)]
    [InlineData("days30", 29)]
    public void Days_BeginAtMidnightInSeoul(string range, int before) =>
        Assert.Equal((new DateTimeOffset(2026, 11, 21, 15, 0, 0, TimeSpan.Zero).AddDays(-before), null), Period($"?range={range}"));

    [Fact]
    public void Custom_OfDaysThatAreOver_EndsWithTheLastOne() =>
        Assert.Equal((new DateTimeOffset(2026, 10, 31, 15, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero)), Period("?range=custom&from=2026-11-01&to=2026-11-02"));

    [Theory]
    [InlineData("2026-11-22")]
    [InlineData("2026-12-31")]
    public void Custom_WithADayThatIsNotOver_HasNoEnd(string to) => Assert.Null(Period($"?range=custom&from=2026-11-01&to={to}").To);

    [Fact]
    public void Filter_OfAView_IsWhatTheViewSays()
    {
        var filter = Parse("?device=tablet&audience=new&bots=1").ToFilter(Now, Opened);

        Assert.Equal(("tablet", Audience.NEW, true), (filter.Device, filter.Audience, filter.IncludeBots));
    }

    private static DashboardView Parse(string query) => DashboardView.Parse(query, RangeChoice.OPEN);

    private static (DateTimeOffset From, DateTimeOffset? To) Period(string query) => Parse(query).ToFilter(Now, Opened) is var filter ? (filter.From, filter.To) : default;
}
