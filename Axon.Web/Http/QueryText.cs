using System.Globalization;
using Axon.Core.Catalog.Campaigns;

namespace Axon.Web.Http;

/// <summary>Reads filters from the address: nonsense is no filter.</summary>
internal static class QueryText
{
    public static int Page(string? text) => Paging.Page(Count(text));

    /// <summary>How many of something; null when it does not say so.</summary>
    public static int? Count(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;

    public static TEnum? Enum<TEnum>(string? text)
        where TEnum : struct, Enum =>
        System.Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null; // parsed, so there is text
}

/// <summary>Pages and sizes from the address: nonsense becomes the nearest that makes sense.</summary>
public static class Paging
{
    public const int DefaultSize = 20;

    public static int Page(int? page) => Math.Clamp(page ?? 1, 1, Limits.PageNumber);

    public static int Size(int? size) => Math.Clamp(size ?? DefaultSize, 1, Limits.PageSize);
}
