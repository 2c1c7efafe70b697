using System.Globalization;
using Axon.Core.Shared;
using Axon.Web.Components.Ui;

namespace Axon.Tests.Unit.Ui;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData("ko", 0, "0원")]
    [InlineData("ko", 129_000, "129,000원")]
    [InlineData("ko", -10_000, "−10,000원")]
    [InlineData("en", 129_000, "₩129,000")]
    [InlineData("en", -10_000, "−₩10,000")]
    [InlineData("ko", long.MinValue, "−9,223,372,036,854,775,808원")]
    public void Money_Won_IsExact(string culture, long won, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(expected, NumberFormat.Money(Money.Won(won)));
    }

    [Theory]
    [InlineData("ko", 9_999, "9,999")]
    [InlineData("ko", 12_345, "1.2만")]
    [InlineData("ko", 10_000, "1만")]
    [InlineData("ko", 36_592_000, "3,659만")]
    [InlineData("ko", 99_999_999, "9,999만")]
    [InlineData("ko", 107_430_000, "1.07억")]
    [InlineData("ko", 2_000_000_000_000, "2조")]
    [InlineData("ko", -12_345, "−1.2만")]
    [InlineData("en", 9_999, "9,999")]
    [InlineData("en", 12_345, "12.3K")]
    [InlineData("en", 999_999, "999.9K")]
    [InlineData("en", 36_592_000, "36.5M")]
    [InlineData("en", 2_100_000_000, "2.1B")]
    public void CountCompact_Large_IsShortAndNeverRoundedUp(string culture, long count, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(expected, NumberFormat.CountCompact(count));
    }

    [Fact]
    public void Percent_NothingToDivideBy_IsADash() => Assert.Equal("–", NumberFormat.Percent(null));

    [Fact]
    public void Percent_Ratio_HasOneDigit() => Assert.Equal("61.4%", NumberFormat.Percent(0.6140m));

    [Fact]
    public void Money_OtherCurrency_NamesIt()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ko");

        Assert.Equal("1,250 USD", NumberFormat.Money(new Money(1250, "USD")));
    }
}
