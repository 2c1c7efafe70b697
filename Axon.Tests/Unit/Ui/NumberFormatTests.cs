using System.Globalization;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Architecture;
using Axon.Web.Ui;

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
    [InlineData("ko", 10_000, "1만")]
    [InlineData("ko", 12_345, "1.23만")]
    [InlineData("ko", 12_350, "1.24만")]
    [InlineData("ko", 12_450, "1.24만")]
    [InlineData("ko", 99_999_999, "1억")]
    [InlineData("ko", 2_000_000_000_000, "2조")]
    [InlineData("ko", -12_345, "−1.23만")]
    [InlineData("ko", long.MinValue, "−9,220,000조")]
    [InlineData("en", 9_999, "9,999")]
    [InlineData("en", 12_345, "12.3K")]
    [InlineData("en", 999_999, "1M")]
    [InlineData("en", 2_100_000_000, "2.1B")]
    public void CountCompact_Large_HasThreeFiguresRoundedHalfToEven(string culture, long count, string expected)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal(expected, NumberFormat.CountCompact(count));
    }

    [Fact]
    public void MoneyCompact_EachRowOfTheWords_IsAsWritten()
    {
        var rows = WordTable.Of("Short money");

        Assert.True(rows.Count >= 5);
        foreach (var row in rows)
        {
            var exact = Money.Won(long.Parse(row[0], NumberStyles.AllowThousands, CultureInfo.InvariantCulture));
            foreach (var (culture, expected) in new[] { ("ko", row[1]), ("en", row[2]) })
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, NumberFormat.MoneyCompact(exact));
            }
        }
    }

    [Fact]
    public void MoneyCompact_AnySum_IsWithinHalfOfTheThirdFigure()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var random = new Random(7);
        for (var i = 0; i < 5_000; i++)
        {
            var won = random.NextInt64(10_000, (long)Math.Pow(10, random.Next(5, 12)));
            var text = NumberFormat.MoneyCompact(Money.Won(won)).TrimStart('₩');
            var read = decimal.Parse(text.TrimEnd('K', 'M', 'B'), NumberStyles.Number, CultureInfo.InvariantCulture) * text[^1] switch { 'K' => 1_000m, 'M' => 1_000_000m, _ => 1_000_000_000m };

            Assert.True(Math.Abs(read - won) <= won / 200m, $"{won} is not {text}");
            Assert.True(text.Count(char.IsAsciiDigit) <= 3, text);
        }
    }

    [Theory]
    [InlineData("ko", "4.6배", "0.54%p")]
    [InlineData("en", "4.6×", "0.54 pp")]
    public void Ratios_InTheReadersWords(string culture, string times, string points)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        Assert.Equal((times, points), (NumberFormat.Times(4.6m), NumberFormat.PercentPoints(0.0054m)));
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
