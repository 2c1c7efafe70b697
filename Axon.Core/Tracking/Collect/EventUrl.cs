namespace Axon.Core.Tracking.Collect;

/// <summary>What is kept of an address: the path, and of the query only what is on the list.</summary>
internal static class EventUrl
{
    private const int Longest = 512;
    private const int LongestReferrer = 255;

    /// <summary>Null when it is no path of a site.</summary>
    public static string? Path(string url, ICollection<string> parameters)
    {
        if (url.Length == 0)
        {
            return url;
        }

        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https")
        {
            url = absolute!.PathAndQuery;
        }

        if (url[0] != '/')
        {
            return null;
        }

        var end = url.IndexOf('#', StringComparison.Ordinal);
        var page = end < 0 ? url : url[..end];
        var mark = page.IndexOf('?', StringComparison.Ordinal);
        if (mark < 0)
        {
            return EventFields.Cut(page, Longest);
        }

        var kept = page[(mark + 1)..].Split('&').Where(pair => parameters.Contains(pair.Split('=', 2)[0]));
        return EventFields.Cut($"{page[..mark]}?{string.Join('&', kept)}".TrimEnd('?'), Longest);
    }

    /// <summary>A path of another site carries its host, so that it is not mistaken for one of ours.</summary>
    public static string? Of(string? site, string? path) => site is null || path is null ? path : EventFields.Cut($"//{site}{path}", Longest);

    /// <summary>The site somebody came from, or null; never the page.</summary>
    public static string? Origin(string? referrer) =>
        Uri.TryCreate(referrer, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri!.GetLeftPart(UriPartial.Authority) is { Length: <= LongestReferrer } origin
            ? origin
            : null;
}
