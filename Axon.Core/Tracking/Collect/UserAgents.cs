using System.Text.RegularExpressions;

namespace Axon.Core.Tracking.Collect;

/// <summary>Reads device, system and browser from the user agent and, where the browser sends them, its client hints.</summary>
/// <remarks>Only what the dashboards split by; the order of the tests matters, because every browser claims to be an older one.</remarks>
public static partial class UserAgents
{
    private const int Longest = 1024;

    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("KAKAOTALK", "KakaoTalk"), ("NAVER(", "Naver"), ("Whale/", "Whale"), ("Instagram", "Instagram"), ("FBAN/", "Facebook"), ("FBAV/", "Facebook"), ("Line/", "LINE"), ("DaumApps/", "Daum"), ("TossApp/", "Toss"), ("BAND/", "BAND"),
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

    /// <summary>Whether it names itself as a program: at its beginning, as libraries do, or by a crawler's token inside. No app in which people read matches.</summary>
    public static bool DeclaresBot(string? userAgent)
    {
        var text = userAgent is { Length: > Longest } ? userAgent[..Longest] : userAgent ?? "";
        return text.Length == 0 || Programs().IsMatch(text) || Crawlers().IsMatch(text);
    }

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

    // Neither can go back and forth over a text, which is short, so neither has a limit of time: on a busy machine it would strike the innocent.

    /// <summary>Browsers begin with Mozilla; these with themselves.</summary>
    [GeneratedRegex(
        @"^(?:curl|wget|python|java|okhttp|go-http-client|axios|node|undici|libwww|ruby|php|dart|apache-httpclient|scrapy|aiohttp|whatsapp)\b|^[\w .-]{0,40}monitor",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Programs();

    /// <summary>Whole tokens: "Daum/4.1" crawls, "DaumApps/8.4" is somebody with a phone.</summary>
    [GeneratedRegex(
        @"(?<!cu)bot(?![a-z0-9])|crawler|spider\b|\bslurp\b|\byeti/|\bdaum(?:oa\b|/)|\bheadless|\bphantomjs/|\bchrome-lighthouse\b"
        + @"|\b(?:bing|microsoft|skypeuri|google web |yahoo link )preview\b|\bfacebookexternalhit/|\bfacebookcatalog/|\bmeta-external|\bkakaotalk-scrap/"
        + @"|\b(?:mediapartners|apis|adsbot|storebot|feedfetcher)-google\b|\bgoogle-[a-z]|\bgoogleother\b|\bgooglestackdrivermonitoring\b"
        + @"|\b(?:chatgpt|claude|perplexity|mistralai)-user\b|\byandex(?:images|media|video|metrika|direct|favicons|webmaster)/"
        + @"|\b(?:ia_archiver|embedly|iframely|statuscake|site24x7|newrelicpinger|datadog)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Crawlers();
}
