using System.Globalization;
using Axon.Web.Features.Campaigns;

namespace Axon.Web.Features.Admin;

/// <summary>Reads filters from the address: nonsense is no filter.</summary>
internal static class QueryText
{
    public static int Page(string? text) => Paging.Page(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : null);

    public static TEnum? Enum<TEnum>(string? text)
        where TEnum : struct, Enum =>
        System.Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && System.Enum.IsDefined(value) && !char.IsAsciiDigit(text![0]) ? value : null; // parsed, so there is text
}
