using Axon.Core.Features.Behavior;

namespace Axon.Web.Features.Behavior;

/// <summary>What a visitor's browser remembers for the tracker, which writes both cookies.</summary>
internal static class VisitorCookies
{
    public const string ConsentName = "axon_consent";
    public const string VisitorName = "axon_v";

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

    /// <summary>The next event is a new visitor's.</summary>
    public static void Forget(HttpResponse response) => response.Cookies.Delete(VisitorName, new CookieOptions { Path = "/", SameSite = SameSiteMode.Lax });

    public static Guid? VisitorOf(HttpRequest request) =>
        Guid.TryParseExact(request.Cookies[VisitorName], "D", out var id) && id != Guid.Empty ? id : null;
}
