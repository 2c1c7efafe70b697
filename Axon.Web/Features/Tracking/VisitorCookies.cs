using Axon.Core.Tracking.Collect;

namespace Axon.Web.Features.Tracking;

/// <summary>What a visitor's browser remembers for the tracker, which writes both cookies.</summary>
internal static class VisitorCookies
{
    public const string ConsentName = "axon_consent";
    public const string VisitorName = "axon_v";
    public const string VisitEndName = "axon_out";

    public static Consent ConsentOf(HttpRequest request, bool honourSignals)
    {
        if (honourSignals && (request.Headers["Sec-GPC"] == "1" || request.Headers["DNT"] == "1"))
        {
            return Consent.Denied;
        }

        return request.Cookies[ConsentName] switch
        {
            "granted" => Consent.Granted,
            "denied" => Consent.Denied,
            _ => Consent.Unset,
        };
    }

    /// <summary>Whoever comes next is not who was here: the tracker begins a new visit when this cookie is not the one that its visit began with.</summary>
    /// <remarks>Holds nothing but the second, and goes when the longest visit is over.</remarks>
    public static void EndVisit(HttpContext context) => context.Response.Cookies.Append(
        VisitEndName,
        context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture),
        new CookieOptions { Path = "/", SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, MaxAge = TimeSpan.FromDays(1), IsEssential = true });

    /// <summary>The next event is a new visitor's.</summary>
    public static void Forget(HttpResponse response) => response.Cookies.Delete(VisitorName, new CookieOptions { Path = "/", SameSite = SameSiteMode.Lax });

    public static Guid? VisitorOf(HttpRequest request) =>
        Guid.TryParseExact(request.Cookies[VisitorName], "D", out var id) && id != Guid.Empty ? id : null;
}
