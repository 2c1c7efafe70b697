using System.Globalization;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Http;

/// <summary>Language and brightness: kept in this browser only, so links may set them.</summary>
internal static class PreferenceEndpoints
{
    public const string CulturePath = "/culture";
    public const string ThemePath = "/theme";

    /// <summary>The server's clock in milliseconds, for countdowns on pages that may come from a cache.</summary>
    public const string TimePath = "/time";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    public static IEndpointRouteBuilder MapAxonPreferences(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(CulturePath, SetCulture);
        routes.MapGet(ThemePath, SetTheme);
        routes.MapGet(TimePath, Time);
        return routes;
    }

    internal static RedirectHttpResult SetCulture(HttpContext context, string? c, string? returnUrl)
    {
        if (CultureStartup.IsSupported(c))
        {
            Keep(context, CultureStartup.Cookie, CultureStartup.CookieValue(c!));
        }

        return TypedResults.LocalRedirect(SignInUrl.Local(returnUrl));
    }

    internal static RedirectHttpResult SetTheme(HttpContext context, string? t, string? returnUrl)
    {
        if (ThemeChoice.Parse(t) is { } chosen)
        {
            Keep(context, ThemeChoice.Cookie, chosen);
        }
        else
        {
            context.Response.Cookies.Delete(ThemeChoice.Cookie);
        }

        return TypedResults.LocalRedirect(SignInUrl.Local(returnUrl));
    }

    internal static ContentHttpResult Time(TimeProvider clock) =>
        TypedResults.Text(clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));

    private static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = Lifetime,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        IsEssential = true,
    });
}

/// <summary>Light or dark as chosen in this browser; null leaves it to the device.</summary>
internal static class ThemeChoice
{
    public const string Cookie = "axon-theme";
    public const string Light = "light";
    public const string Dark = "dark";

    public static string? Of(HttpContext context) => Parse(context.Request.Cookies[Cookie]);

    public static string? Parse(string? value) => value is Light or Dark ? value : null;
}
