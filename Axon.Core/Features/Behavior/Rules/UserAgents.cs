using System.Text.RegularExpressions;

namespace Axon.Core.Features.Behavior.Rules;

/// <summary>Reads device, system and browser from the user agent and, where the browser sends them, its client hints.</summary>
/// <remarks>Only what the dashboards split by; the order of the tests matters, because every browser claims to be an older one.</remarks>
public static partial class UserAgents
{
    private const int Longest = 1024;

    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("KAKAOTALK", "KakaoTalk"), ("NAVER(", "Naver"), ("Whale/", "Whale"), ("Instagram", "Instagram"), ("FBAN/", "Facebook"), ("FBAV/", "Facebook"), ("Line/", "LINE"),
        ("SamsungBrowser/", "Samsung Internet"), ("EdgA/", "Edge"), ("EdgiOS/", "Edge"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("FxiOS/", "Firefox"), ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iOS"), ("iPad", "iOS"), ("iPod", "iOS"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"), ("Macintosh", "macOS"), ("Linux", "Linux"),
    ];

    /// <param name="mobileHint"><c>Sec-CH-UA-Mobile</c>: ?1 or ?0.</param>
    /// <param name="platformHint"><c>Sec-CH-UA-Platform</c>: a quoted name.</param>
    public static Device Parse(string? userAgent, string? mobileHint = null, string? platformHint = null)
    {
        var text = userAgent is { Length: > Longest } ? userAgent[..Longest] : userAgent ?? "";
        var os = Os(platformHint) ?? First(Systems, text);
        return new Device(Kind(text, mobileHint, os), os, First(Browsers, text));
    }

    public static bool DeclaresBot(string? userAgent) => userAgent is null or { Length: 0 } || Bots().IsMatch(userAgent.Length > Longest ? userAgent[..Longest] : userAgent);

    private static string? First((string Mark, string Name)[] table, string text)
    {
        var found = Array.Find(table, entry => text.Contains(entry.Mark, StringComparison.OrdinalIgnoreCase));
        return found.Name;
    }

    private static string? Os(string? hint) => hint?.Trim().Trim('"') switch
    {
        "Android" => "Android",
        "iOS" => "iOS",
        "Windows" => "Windows",
        "macOS" => "macOS",
        "Linux" => "Linux",
        "Chrome OS" or "ChromeOS" or "Chromium OS" => "ChromeOS",
        _ => null,
    };

    private static string Kind(string text, string? mobileHint, string? os)
    {
        if (text.Contains("iPad", StringComparison.Ordinal) || text.Contains("Tablet", StringComparison.OrdinalIgnoreCase))
        {
            return "tablet";
        }

        if (mobileHint == "?1" || text.Contains("Mobi", StringComparison.Ordinal) || text.Contains("iPod", StringComparison.Ordinal))
        {
            return "mobile";
        }

        // An Android that does not say Mobile is a tablet: that is how Chrome and Samsung tell them apart.
        return os switch
        {
            "Android" => "tablet",
            "Windows" or "macOS" or "Linux" or "ChromeOS" => "desktop",
            _ => "other",
        };
    }

    [GeneratedRegex(@"(?<!cu)bot\b|crawl|spider|slurp|yeti/|daum|headless|phantomjs|lighthouse|preview|facebookexternalhit|curl/|wget/|python-|java/|okhttp|go-http|axios|node-fetch|libwww|monitor", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex Bots();
}
