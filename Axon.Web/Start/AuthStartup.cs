using Axon.Core.Accounts;
using Axon.Web.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Axon.Web.Start;

/// <summary>Who may come in: cookie for browsers, bearer token for programs, one policy for each role.</summary>
internal static class AuthStartup
{
    public static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(12);

    public static IServiceCollection AddAxonAuthentication(this IServiceCollection services)
    {
        services.AddSingleton<SessionCookies>();
        services.AddSingleton<BearerTokens>();
        services.AddOptionsWithValidateOnStart<AccountLimits, AccountLimitsValidator>().BindConfiguration("Accounts");
        services.AddSingleton<AccountLimiter>();
        services.AddAuthentication(SessionHandler.Scheme)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.Scheme, _ => { })
            .AddBearerToken(options => options.BearerTokenExpiration = TokenLifetime)
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
                options.Events.OnCheckSlidingExpiration = BrowserSessions.ExtendAsync;
            });
        services.AddAuthorization(AddPolicies);
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSessions>();
        return services;
    }

    private static void AddPolicies(AuthorizationOptions options)
    {
        options.AddPolicy(AxonPolicies.Shopper, policy => policy.RequireAuthenticatedUser());
        options.AddPolicy(AxonPolicies.Marketer, policy => policy.RequireRole(nameof(Role.Marketer), nameof(Role.Admin)));
        options.AddPolicy(AxonPolicies.Operator, policy => policy.RequireRole(nameof(Role.Operator), nameof(Role.Admin)));
        options.AddPolicy(AxonPolicies.Admin, policy => policy.RequireRole(nameof(Role.Admin)));
        options.AddPolicy(AxonPolicies.Staff, policy => policy.RequireRole(nameof(Role.Marketer), nameof(Role.Operator), nameof(Role.Admin)));
    }
}
