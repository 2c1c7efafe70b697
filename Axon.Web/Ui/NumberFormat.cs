using System.Globalization;
using Axon.Core.Kernel;

namespace Axon.Web.Ui;

/// <summary>Numbers in the language of the reader. Short forms have three significant figures, rounded half to even, and always stand beside the exact figure.</summary>
public static class NumberFormat
{
    private const string Minus = "−";

    private static bool Korean => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    /// <summary>12,345</summary>
    public static string Count(long value) => Signed(value, Group(Magnitude(value)));

    /// <summary>1.23만, 3,660만, 1.07억 in Korean; 12.3K, 36.6M in English. Below 10,000 the exact figure.</summary>
    public static string CountCompact(long value) => Signed(value, Compact(Magnitude(value)));

    /// <summary>129,000원 or ₩129,000</summary>
    public static string Money(Money value) => WithUnit(value, Group(Magnitude(value.Minor)));

    /// <summary>3,660만원 or ₩36.6M</summary>
    public static string MoneyCompact(Money value) => WithUnit(value, Compact(Magnitude(value.Minor)));

    /// <summary>61.4% of a ratio of 0.614; a dash where there is nothing to divide by.</summary>
    public static string Percent(decimal? ratio, int digits = 1) =>
        ratio is null ? "–" : Signed(ratio.Value, Math.Abs(ratio.Value * 100).ToString("#,0." + new string('0', digits), CultureInfo.InvariantCulture) + "%");

    /// <summary>0.54%p, in English 0.54 pp: the difference of two percentages.</summary>
    public static string PercentPoints(decimal difference) =>
        Math.Abs(difference * 100).ToString("#,0.0#", CultureInfo.InvariantCulture) + (Korean ? "%p" : " pp");

    /// <summary>4.6배, in English 4.6×: how many times as much.</summary>
    public static string Times(decimal ratio) => Signed(ratio, Math.Abs(ratio).ToString("#,0.0", CultureInfo.InvariantCulture) + (Korean ? "배" : "×"));

    private static string WithUnit(Money value, string figure) =>
        Signed(value.Minor, value.Currency != Axon.Core.Kernel.Money.Krw ? $"{figure} {value.Currency}" : Korean ? figure + "원" : "₩" + figure);

    private static string Compact(ulong value)
    {
        if (value < 10_000)
        {
            return Group(value);
        }

        var rounded = ThreeFigures(value);
        var (unit, word) = Korean ? rounded switch
        {
            < 100_000_000 => (10_000m, "만"),
            < 1_000_000_000_000 => (100_000_000m, "억"),
            _ => (1_000_000_000_000m, "조"),
        }
        : rounded switch
        {
            < 1_000_000 => (1_000m, "K"),
            < 1_000_000_000 => (1_000_000m, "M"),
            _ => (1_000_000_000m, "B"),
        };
        return (rounded / unit).ToString("#,0.##", CultureInfo.InvariantCulture) + word;
    }

    private static decimal ThreeFigures(decimal value)
    {
        var scale = 1m;
        while (value / scale >= 1000)
        {
            scale *= 10;
        }

        return Math.Round(value / scale, MidpointRounding.ToEven) * scale;
    }

    private static string Group(ulong value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    private static ulong Magnitude(long value) => value < 0 ? (ulong)-(value + 1) + 1 : (ulong)value;

    private static string Signed(decimal value, string magnitude) => value < 0 ? Minus + magnitude : magnitude;
}
