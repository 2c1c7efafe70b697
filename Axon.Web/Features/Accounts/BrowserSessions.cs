using Axon.Core.Accounts;
using Axon.Web.Features.Tracking;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Axon.Web.Features.Accounts;

/// <summary>Starts, goes on with and ends sessions that live in a cookie.</summary>
internal static class BrowserSessions
{
    /// <summary>Signs the account in here; whoever was signed in here before is signed out.</summary>
    /// <param name="remember">Whether the session outlives the browser.</param>
    public static async Task StartSessionAsync(this HttpContext context, Account account, bool remember)
    {
        var before = await context.EndAtServerAsync();
        if (before is { } person && person != account.Id)
        {
            VisitorCookies.EndVisit(context);
        }

        var session = await context.RequestServices.GetRequiredService<OpenSession>().HandleAsync(account.Id, CancellationToken.None);
        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            AxonClaims.Ticket(account.Id, account.SecurityStamp, session),
            new AuthenticationProperties { IsPersistent = remember });
    }

    /// <summary>Gives this browser the account's new stamp, so that it alone stays signed in.</summary>
    public static async Task RenewSessionAsync(this HttpContext context, Account account)
    {
        var present = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        await context.StartSessionAsync(account, present.Properties?.IsPersistent ?? false);
    }

    /// <summary>At the server first: when that fails the browser still has its cookie, and signing out can be tried again.</summary>
    public static async Task EndSessionAsync(this HttpContext context)
    {
        await context.EndAtServerAsync();
        await context.ForgetSessionAsync();
    }

    /// <summary>Takes the cookie from the browser, and ends its visit.</summary>
    public static Task ForgetSessionAsync(this HttpContext context)
    {
        VisitorCookies.EndVisit(context);
        return context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <returns>Who was signed in.</returns>
    private static async Task<Core.Kernel.UserId?> EndAtServerAsync(this HttpContext context)
    {
        var ticket = await context.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (ticket.Principal?.FindUserId() is not { } user || ticket.Principal.FindSessionId() is not { } session)
        {
            return null;
        }

        await context.RequestServices.GetRequiredService<SignOut>().HandleAsync(user, session, context.RequestAborted);
        return user;
    }
}
