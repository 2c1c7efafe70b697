using System.Security.Claims;
using System.Text.Encodings.Web;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace Axon.Web.Http.Identity;

/// <summary>
/// The one scheme that pages and API use: takes the bearer token when there is one, else the cookie, checks that the session still counts,
/// and answers refusals as each caller needs them: a problem to programs, a page to people.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ISessions sessions)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Axon";

    /// <summary>True when the caller proved who it is by a header that a browser never adds by itself.</summary>
    public static bool HasBearer(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var carrier = HasBearer(Request) ? BearerTokenDefaults.AuthenticationScheme : CookieAuthenticationDefaults.AuthenticationScheme;
        var ticket = await Context.AuthenticateAsync(carrier);
        if (!ticket.Succeeded)
        {
            return ticket;
        }

        // A cookie without a session is of a version that could not end one.
        var id = ticket.Principal.FindSessionId();
        try
        {
            var session = ticket.Principal.FindUserId() is { } user && ticket.Principal.FindFirstValue(AxonClaims.Stamp) is { } stamp && (HasBearer(Request) || id is not null)
                ? await sessions.FindAsync(user, stamp, id, Context.RequestAborted)
                : null;
            return session is null
                ? AuthenticateResult.Fail("The session has ended.")
                : AuthenticateResult.Success(new AuthenticationTicket(AxonClaims.Of(session), ticket.Properties, Scheme));
        }
        catch (StoreUnavailableException) when (Context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            // The page that says so needs to know nobody.
            return AuthenticateResult.NoResult();
        }
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (ApiStartup.IsApi(Request))
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            return ApiProblem.WriteAsync(Context, "accounts/sign-in-required");
        }

        // A form that is posted after the session has ended must come back to the form, not to the address it was posted to.
        var query = HttpMethods.IsGet(Request.Method) ? Request.QueryString.Value : null;
        Response.Redirect(SignInUrl.Of(Request.PathBase + Request.Path + query));
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (ApiStartup.IsApi(Request))
        {
            return ApiProblem.WriteAsync(Context, "accounts/not-allowed");
        }

        // The words come from the status page, which is read whatever it was that was refused.
        Request.Method = HttpMethods.Get;
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
