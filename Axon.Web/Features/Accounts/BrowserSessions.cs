using Axon.Core.Features.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Axon.Web.Features.Accounts;

/// <summary>Starts, goes on with and ends sessions that live in a cookie.</summary>
internal static class BrowserSessions
{
    /// <param name="remember">Whether the session outlives the browser.</param>
    public static Task StartSessionAsync(this HttpContext context, Account account, bool remember) => context.SignInAsync(
        CookieAuthenticationDefaults.AuthenticationScheme,
        AxonClaims.Ticket(account.Id, account.SecurityStamp),
        new AuthenticationProperties { IsPersistent = remember });

    /// <summary>Gives this browser the account's new stamp, so that it alone stays signed in.</summary>
    public static async Task RenewSessionAsync(this HttpContext context, Account account)
    {
        var present = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        await context.StartSessionAsync(account, present.Properties?.IsPersistent ?? false);
    }

    public static Task EndSessionAsync(this HttpContext context) => context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
}
