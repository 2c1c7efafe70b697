using System.Globalization;
using Axon.Web.Ui;

namespace Axon.Tests.Unit.Ui;

public sealed class TimeFormatTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 14, 0, 0, TimeSpan.FromHours(9));

    [Theory]
    [InlineData("ko", 0, "오늘 오후 2:00")]
    [InlineData("ko", 10, "내일 0시")]
    [InlineData("ko", 10.5, "내일 오전 0:30")]
    [InlineData("ko", -15, "어제 오후 11:00")]
    [InlineData("ko", 24 * 7, "11월 28일(토) 오후 2:00")]
    [InlineData("ko", 24 * 60, "2027년 1월 20일(수) 오후 2:00")]
    [InlineData("en", 0, "today 2:00 PM")]
    [InlineData("en", 10, "tomorrow 00:00")]
    [InlineData("en", 24 * 7, "Sat, Nov 28, 2:00 PM")]
    [InlineData("en", 24 * 60, "Wed, Jan 20, 2027, 2:00 PM")]
    public void Friendly_NearAndFar_SaysWhatIsNeeded(string culture, double hours, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(expected, TimeFormat.Of(WhenFormat.Friendly, Now.AddHours(hours), Now));
    }

    [Theory]
    [InlineData(WhenFormat.Clock, "13:58:08")]
    [InlineData(WhenFormat.Exact, "2026-11-21 13:58:08")]
    public void Exact_AnyTime_IsToTheSecond(WhenFormat format, string expected) =>
        Assert.Equal(expected, TimeFormat.Of(format, Now.AddSeconds(-112), Now));

    [Theory]
    [InlineData("ko", 1, "방금")]
    [InlineData("ko", 2, "2초 전")]
    [InlineData("ko", 59, "59초 전")]
    [InlineData("ko", 119, "1분 전")]
    [InlineData("ko", 3_599, "59분 전")]
    [InlineData("ko", 7_199, "1시간 전")]
    [InlineData("ko", 50_399, "13시간 전")]
    [InlineData("ko", 50_401, "어제 23:59")]
    [InlineData("ko", 86_400 * 2, "11월 19일(목)")]
    [InlineData("en", 119, "1 min ago")]
    [InlineData("en", 50_401, "yesterday 23:59")]
    [InlineData("en", 86_400 * 2, "Thu, Nov 19")]
    public void Ago_AnyAge_IsRoundedDownAndEndsInADate(string culture, int seconds, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(expected, TimeFormat.Of(WhenFormat.Ago, Now.AddSeconds(-seconds), Now));
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
