using System.Globalization;
using Axon.Web.Components.Ui;

namespace Axon.Tests.Unit.Ui;

public sealed class TimeFormatTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 14, 0, 0, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("ko", 0, "오늘 오후 2:00")]
    [InlineData("ko", 10, "내일 오전 12:00")]
    [InlineData("ko", -15, "어제 오후 11:00")]
    [InlineData("ko", 24 * 7, "11월 28일 오후 2:00")]
    [InlineData("ko", 24 * 60, "2027년 1월 20일 오후 2:00")]
    [InlineData("en", 0, "today 2:00 PM")]
    [InlineData("en", 24 * 7, "28 Nov, 2:00 PM")]
    public void Friendly_NearAndFar_SaysWhatIsNeeded(string culture, int hours, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(expected, TimeFormat.Of(WhenFormat.Friendly, Now.AddHours(hours), Now));
    }

    [Theory]
    [InlineData(WhenFormat.Date, "11월 21일")]
    [InlineData(WhenFormat.Time, "오후 1:58:08")]
    [InlineData(WhenFormat.Clock, "13:58:08")]
    [InlineData(WhenFormat.Exact, "2026-11-21 13:58:08")]
    [InlineData(WhenFormat.Ago, "1분 전")]
    public void Of_EachFormat_Korean(WhenFormat format, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ko");

        Assert.Equal(expected, TimeFormat.Of(format, Now.AddSeconds(-112), Now));
    }

    [Theory]
    [InlineData(133_000, true, "00:02:13")]
    [InlineData(132_001, true, "00:02:13")]
    [InlineData(271_000, false, "04:31")]
    [InlineData(3_600_000, false, "01:00:00")]
    [InlineData(1, true, "00:00:01")]
    [InlineData(0, true, "00:00:00")]
    [InlineData(-5_000, true, "00:00:00")]
    [InlineData(90_061_000, true, "1일 01:01:01")]
    public void Remaining_AnyTime_ReachesZeroOnlyAtTheEnd(int milliseconds, bool hours, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ko");

        Assert.Equal(expected, TimeFormat.Remaining(TimeSpan.FromMilliseconds(milliseconds), hours));
    }
}
