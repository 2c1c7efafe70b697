using System.Globalization;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Architecture;
using Axon.Web.Ui;

namespace Axon.Tests.Unit.Ui;

/// <summary>Ends are half-open: a midnight is read as the day before, by one helper, as docs/words.md writes it.</summary>
public sealed class EndFormatTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 14, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public void End_EachRowOfTheWords_IsAsWritten()
    {
        var rows = WordTable.Of("End dates");

        Assert.True(rows.Count >= 9);
        foreach (var row in rows)
        {
            var instants = row[0].Split(" to ").Select(text => DateTimeOffset.Parse(text + " +09:00", CultureInfo.InvariantCulture)).ToList();
            foreach (var (culture, expected) in new[] { ("ko", row[2]), ("en", row[3]) })
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(expected, instants.Count == 2 ? EndFormat.Period(instants[0], instants[1], Now) : EndFormat.Of(Enum.Parse<EndForm>(row[1]), instants[0], Now));
            }
        }
    }

    [Theory]
    [InlineData("ko")]
    [InlineData("en")]
    public void End_AnyInstant_NamesTheLastDayThatCounts(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var random = new Random(12);
        for (var i = 0; i < 10_000; i++)
        {
            var now = Now.AddMinutes(random.Next(-500_000, 500_000));
            var day = now.Date.AddDays(random.Next(-400, 400));
            var end = new DateTimeOffset(day, TimeSpan.FromHours(9)).AddSeconds(random.Next(3) == 0 ? 0 : random.Next(86_400));
            var last = end.AddTicks(-1);

            foreach (var form in Enum.GetValues<EndForm>())
            {
                var text = EndFormat.Of(form, end, now);
                Assert.DoesNotContain("오전 12:00", text, StringComparison.Ordinal);
                Assert.DoesNotContain(" 12:00 AM", " " + text, StringComparison.Ordinal);
                Assert.DoesNotContain("00시 00분", text, StringComparison.Ordinal);
                if (form is EndForm.Day or EndForm.Staff)
                {
                    var counts = end.TimeOfDay == TimeSpan.Zero ? last : end;
                    Assert.Contains(counts.ToString(culture == "ko" ? "M월 d일(ddd)" : "ddd, MMM d", CultureInfo.GetCultureInfo(culture)), text, StringComparison.Ordinal);
                    Assert.Equal(counts.Year != now.Year, text.Contains(counts.Year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
                }
            }
        }
    }

    [Theory]
    [InlineData("2026-11-01 00:00", "2026-12-01 00:00", "11월 1일 – 30일", "Nov 1–30")]
    [InlineData("2026-11-28 10:00", "2026-12-29 00:00", "11월 28일 – 12월 28일", "Nov 28 – Dec 28")]
    [InlineData("2026-12-20 00:00", "2027-01-05 12:00", "2026년 12월 20일 – 2027년 1월 5일", "Dec 20, 2026 – Jan 5, 2027")]
    [InlineData("2025-11-01 00:00", "2025-12-01 00:00", "2025년 11월 1일 – 30일", "Nov 1–30, 2025")]
    [InlineData("2025-10-01 00:00", "2025-12-01 00:00", "2025년 10월 1일 – 11월 30일", "Oct 1 – Nov 30, 2025")]
    [InlineData("2026-12-05 00:00", "2026-12-06 00:00", "12월 5일", "Dec 5")]
    public void Period_IsFromTheFirstToTheLastDayThatCounts(string start, string end, string korean, string english)
    {
        var clock = new DisplayClock(Axon.Tests.Support.Clocks.Still(Now));
        foreach (var (culture, expected) in new[] { ("ko", korean), ("en", english) })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, clock.Period(SeoulTime.FromLocal(DateTime.Parse(start, CultureInfo.InvariantCulture)), SeoulTime.FromLocal(DateTime.Parse(end, CultureInfo.InvariantCulture))));
        }
    }
}
