using Axon.Core.Accounts;
using Axon.Web.Http.Identity;

namespace Axon.Web.Features.Accounts;

/// <summary>
/// Lets a browser that has signed in be known again, so that others who guess at its owner's password do not lock it out. The cookie opens nothing:
/// all it does is to give the browser a count of its own beside the accounts that know it.
/// </summary>
internal static class KnownBrowsers
{
    private const string Name = "axon-known";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    /// <summary>Where a try at a password comes from.</summary>
    public static SignInSource Source(HttpContext context) => new(
        AccountLimiter.AddressOf(context),
        Guid.TryParseExact(context.Request.Cookies[SessionCookies.NameFor(context.Request, Name)], "N", out var id) ? id : null);

    /// <summary>The same with a name for this browser, which it gets and keeps.</summary>
    public static SignInSource SourceOfForm(HttpContext context)
    {
        var source = Source(context);
        var known = source with { Browser = source.Browser ?? Guid.NewGuid() };
        context.Response.Cookies.Append(SessionCookies.NameFor(context.Request, Name), known.Browser.Value.ToString("N"), new CookieOptions
        {
            MaxAge = Lifetime,
            HttpOnly = true,
            Secure = SessionCookies.IsTrustworthy(context.Request),
            SameSite = SameSiteMode.Lax,
            Path = "/",
            IsEssential = true,
        });
        return known;
    }
}
