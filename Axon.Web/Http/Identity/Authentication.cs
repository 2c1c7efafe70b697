using Axon.Core.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;

namespace Axon.Web.Http.Identity;

/// <summary>Who may come in: cookie for browsers, bearer token for programs, one policy for each role.</summary>
internal static class Authentication
{
    public static IServiceCollection AddAxonAuthentication(this IServiceCollection services)
    {
        services.AddSingleton<SessionCookies>();
        services.AddSingleton<BearerTokens>();
        services.AddAuthentication(SessionHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme, _ => { })
            .AddBearerToken(options => options.BearerTokenExpiration = BearerTokens.Lifetime)
            .AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<SessionCookies>((options, cookies) =>
            {
                options.Cookie.Name = SessionCookies.Name;
                options.Cookie.Path = "/";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
                options.Cookie.IsEssential = true;
                options.CookieManager = cookies;
                options.ExpireTimeSpan = OpenSession.Lifetime;
                options.SlidingExpiration = true;
                options.Events.OnCheckSlidingExpiration = ExtendAsync;
            });
        services.AddAuthorization(AxonPolicies.AddTo);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSessions>();
        return services;
    }

    /// <summary>While a browser is used its cookie is renewed, and its session with it.</summary>
    private static async Task ExtendAsync(CookieSlidingExpirationContext sliding)
    {
        if (sliding.ShouldRenew && sliding.Principal?.FindSessionId() is { } session)
        {
            var services = sliding.HttpContext.RequestServices;
            var expires = services.GetRequiredService<TimeProvider>().GetUtcNow() + OpenSession.Lifetime;
            await services.GetRequiredService<SessionStore>().ExtendAsync(session, expires, sliding.HttpContext.RequestAborted);
        }
    }
}
