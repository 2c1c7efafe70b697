using System.Globalization;
using Axon.Core.Shared;

namespace Axon.Web.Components.Ui;

/// <summary>Numbers in the language of the reader. Short forms cut, never round up: 9,999 of 10,000 is not 1만.</summary>
public static class NumberFormat
{
    private const string Minus = "−";

    private static bool Korean => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    /// <summary>12,345</summary>
    public static string Count(long value) => Signed(value, Group(Magnitude(value)));

    /// <summary>1.2만, 3,659만, 1.07억 in Korean; 12.3K, 36.5M in English. Below 10,000 the exact figure.</summary>
    public static string CountCompact(long value) => Signed(value, Compact(Magnitude(value)));

    /// <summary>129,000원 or ₩129,000</summary>
    public static string Money(Money value) => WithUnit(value, Group(Magnitude(value.Minor)));

    /// <summary>3,659만원 or ₩36.5M</summary>
    public static string MoneyCompact(Money value) => WithUnit(value, Compact(Magnitude(value.Minor)));

    /// <summary>61.4% of a ratio of 0.614; a dash where there is nothing to divide by.</summary>
    public static string Percent(decimal? ratio, int digits = 1) =>
        ratio is null ? "–" : Signed(ratio.Value, Math.Abs(ratio.Value * 100).ToString("#,0." + new string('0', digits), CultureInfo.InvariantCulture) + "%");

    /// <summary>0.54%p: the difference of two percentages.</summary>
    public static string PercentPoints(decimal difference) =>
        Math.Abs(difference * 100).ToString("#,0.0#", CultureInfo.InvariantCulture) + "%p";

    private static string WithUnit(Money value, string figure) =>
        Signed(value.Minor, value.Currency != Axon.Core.Shared.Money.Krw ? $"{figure} {value.Currency}" : Korean ? figure + "원" : "₩" + figure);

    private static string Compact(ulong value) => Korean ? CompactKorean(value) : CompactEnglish(value);

    private static string CompactKorean(ulong value) => value switch
    {
        < 10_000 => Group(value),
        < 100_000 => Cut(value, 10_000, 1) + "만",
        < 100_000_000 => Group(value / 10_000) + "만",
        < 100_000_000_000 => Cut(value, 100_000_000, 2) + "억",
        < 1_000_000_000_000 => Group(value / 100_000_000) + "억",
        _ => Cut(value, 1_000_000_000_000, 2) + "조",
    };

    private static string CompactEnglish(ulong value) => value switch
    {
        < 10_000 => Group(value),
        < 1_000_000 => Cut(value, 1_000, 1) + "K",
        < 1_000_000_000 => Cut(value, 1_000_000, 1) + "M",
        _ => Cut(value, 1_000_000_000, 2) + "B",
    };

    private static string Cut(ulong value, ulong unit, int digits)
    {
        var scale = (decimal)Math.Pow(10, digits);
        return (Math.Floor(value * scale / unit) / scale).ToString("#,0." + new string('#', digits), CultureInfo.InvariantCulture);
    }

    private static string Group(ulong value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static ulong Magnitude(long value) => value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;

    private static string Signed(decimal value, string magnitude) => value < 0 ? Minus + magnitude : magnitude;
}
