using Axon.Core.Tracking.Collect;
using Axon.Web.Http;

namespace Axon.Web.Features.Tracking;

/// <summary>What a request's headers tell about who sent it.</summary>
internal static class RequestSignals
{
    public static BotSignals BotSignals(HttpRequest request)
    {
        var userAgent = request.Headers.UserAgent.ToString();
        var signs = UserAgents.DeclaresBot(userAgent) ? Core.Tracking.Collect.BotSignals.Declared : Core.Tracking.Collect.BotSignals.None;
        // Every browser that runs the tracker sends both; a script that borrowed a browser's name usually forgets one.
        return request.Headers.AcceptLanguage.Count == 0 || !request.Headers.ContainsKey("Sec-Fetch-Site") ? signs | Core.Tracking.Collect.BotSignals.Implausible : signs;
    }

    public static Device Device(HttpRequest request) => UserAgents.Parse(
        request.Headers.UserAgent, request.Headers["Sec-CH-UA-Mobile"], request.Headers["Sec-CH-UA-Platform"]);

    /// <summary>The host of the page that sent this; null when the browser hides it.</summary>
    public static string? SiteOf(HttpRequest request) => Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) ? origin.Authority : null;

    /// <summary>Behind a proxy that is not trusted HTTPS looks like HTTP: a page of this very host then seems to be another site's.</summary>
    public static bool MayBeOwn(HttpContext http) => ProxyWatch.IsUntrusted(http) && Uri.TryCreate(http.Request.Headers.Origin, UriKind.Absolute, out var origin)
        && new[] { http.Request.Host.Value, http.Request.Headers["X-Forwarded-Host"].ToString() }.Contains(origin.Authority, StringComparer.OrdinalIgnoreCase);

    /// <summary>Programs send no Origin; a browser always does, and what it says of the site itself holds also where a proxy hides the address of the page.</summary>
    public static bool IsForeign(HttpRequest request) => request.Headers["Sec-Fetch-Site"] switch
    {
        ["same-origin"] => false,
        ["cross-site"] or ["same-site"] => true,
        _ => request.Headers.Origin switch
        {
            [] => false,
            [{ } origin] => !string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase),
            _ => true,
        },
    };
}
