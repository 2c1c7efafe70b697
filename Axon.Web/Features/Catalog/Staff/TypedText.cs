using System.Globalization;
using Axon.Core.Kernel;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>Between what people type into fields and what it means. Times are wall-clock times in Seoul, as <c>datetime-local</c> writes them.</summary>
public static class TypedText
{
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss.FFF"];

    /// <summary>Null for nothing and for what is no whole number; <paramref name="wrong"/> tells the two apart.</summary>
    public static long? Number(string? text, out bool wrong)
    {
        var plain = (text ?? "").Replace(",", "", StringComparison.Ordinal).Trim();
        var isNumber = long.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        wrong = plain.Length > 0 && !isNumber;
        return isNumber ? number : null;
    }

    public static DateTimeOffset? Instant(string? text, out bool wrong)
    {
        var isTime = DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is > 1 and < 9999;
        wrong = !string.IsNullOrWhiteSpace(text) && !isTime;
        return isTime ? SeoulTime.FromLocal(local) : null;
    }

    public static DateOnly? Date(string? text, out bool wrong)
    {
        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        wrong = !string.IsNullOrWhiteSpace(text) && !isDate;
        return isDate ? date : null;
    }

    public static string Of(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    public static string Of(DateTimeOffset? value) => value is { } instant ? SeoulTime.ToLocal(instant).ToString(Times[0], CultureInfo.InvariantCulture) : "";

    public static string Of(DateOnly? value) => value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
