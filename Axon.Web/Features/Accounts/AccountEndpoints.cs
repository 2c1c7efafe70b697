using System.Globalization;
using System.Security.Claims;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Accounts;

internal static class AccountEndpoints
{
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        var anonymous = routes.MapGroup("/api/accounts").AllowAnonymous().WithMetadata(new TriesPasswordAttribute()).WithTags("Accounts");
        anonymous.MapPost("", SignUpAsync).WithName("SignUp").WithSummary("Makes an account for a new shopper")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status429TooManyRequests);
        anonymous.MapPost("token", TokenAsync).WithName("GetToken").WithSummary("Gives a bearer token for twelve hours")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status429TooManyRequests);

        var me = routes.MapGroup("/api/me").RequireAuthorization(AxonPolicies.Shopper).WithTags("Accounts").ProducesProblem(StatusCodes.Status401Unauthorized);
        me.MapGet("", MeAsync).WithName("GetMe").WithSummary("The signed-in person's account");
        me.MapPut("", UpdateAsync).WithName("UpdateMe").WithSummary("Changes name, year of birth, region and marketing consent")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        me.MapPost("password", PasswordAsync).WithMetadata(new TriesPasswordAttribute()).WithName("ChangePassword")
            .WithSummary("Changes the password and ends all other sessions; a caller with a token gets a new one")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status429TooManyRequests);
        me.MapPost("sign-out-everywhere", SignOutEverywhereAsync).WithName("SignOutEverywhere")
            .WithSummary("Ends every session and every bearer token of the account, this one too");
        return routes;
    }

    private static async Task<Results<Created<AccountView>, ProblemHttpResult>> SignUpAsync(
        SignUpBody body, SignUp signUp, Refusals refusals, CancellationToken cancellationToken)
    {
        var form = new SignUpForm(body.Email, body.Password, body.DisplayName, body.BirthYear, body.Region, body.MarketingConsent);
        var result = await signUp.HandleAsync(form, cancellationToken);
        return result.Ok ? TypedResults.Created("/api/me", AccountView.From(result.Value)) : refusals.Result(result.Problems);
    }

    private static async Task<Results<Ok<TokenView>, ProblemHttpResult>> TokenAsync(
        TokenBody body,
        SignIn signIn,
        BearerTokens tokens,
        AccountLimiter limiter,
        HttpContext context,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        var result = await signIn.HandleAsync(body.Email, body.Password, KnownBrowsers.Source(context), cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        if (result is { Outcome: SignInOutcome.SignedIn, Account: { } account })
        {
            limiter.GiveBack(context);
            return TypedResults.Ok(tokens.Issue(account.Id, account.SecurityStamp));
        }

        if (result.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        return refusals.Result(result.Outcome.Problem().Code);
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> MeAsync(
        ClaimsPrincipal user, FindAccount find, Refusals refusals, CancellationToken cancellationToken) =>
        await find.HandleAsync(user.UserId(), cancellationToken) is { } account
            ? TypedResults.Ok(AccountView.From(account))
            : refusals.Result(AccountProblems.NotFound);

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> UpdateAsync(
        ProfileBody body,
        ClaimsPrincipal user,
        UpdateProfile update,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        var result = await update.HandleAsync(user.UserId(), body.DisplayName, body.BirthYear, body.Region, body.MarketingConsent, cancellationToken);
        return result.Ok ? TypedResults.Ok(AccountView.From(result.Value)) : refusals.Result(result.Problems);
    }

    private static async Task<Results<Ok<TokenView>, NoContent, ProblemHttpResult>> PasswordAsync(
        PasswordBody body,
        HttpContext context,
        ChangePassword change,
        BearerTokens tokens,
        AccountLimiter limiter,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        var result = await change.HandleAsync(context.User.UserId(), body.CurrentPassword, body.NewPassword, cancellationToken);
        if (!result.Ok)
        {
            return refusals.Result(result.Problems);
        }

        limiter.GiveBack(context);
        context.Response.Headers.CacheControl = "no-store";
        if (SessionHandler.HasBearer(context.Request))
        {
            return TypedResults.Ok(tokens.Issue(result.Value.Id, result.Value.SecurityStamp));
        }

        await context.RenewSessionAsync(result.Value);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> SignOutEverywhereAsync(HttpContext context, SignOutEverywhere everywhere, CancellationToken cancellationToken)
    {
        await everywhere.HandleAsync(context.User.UserId(), cancellationToken);
        if (!SessionHandler.HasBearer(context.Request))
        {
            await context.ForgetSessionAsync();
        }

        return TypedResults.NoContent();
    }
}

/// <summary>An account as its owner and admins see it.</summary>
public sealed record AccountView(
    Guid Id,
    string Email,
    string DisplayName,
    int? BirthYear,
    Region? Region,
    Grade Grade,
    bool MarketingConsent,
    DateTimeOffset? MarketingConsentAt,
    IReadOnlyList<Role> Roles,
    bool IsTest,
    DateTimeOffset CreatedAt)
{
    public static AccountView From(Account account) => new(
        account.Id.Value,
        account.Email.Value,
        account.DisplayName,
        account.BirthYear,
        account.Region,
        account.Grade,
        account.MarketingConsent,
        account.MarketingConsentAt,
        [Role.Shopper, .. account.Roles],
        account.IsTest,
        account.CreatedAt);
}

/// <param name="Email">The address to sign in with.</param>
/// <param name="Password">10 to 128 characters.</param>
/// <param name="DisplayName">1 to 40 characters.</param>
public sealed record SignUpBody(
    string Email, string Password, string DisplayName, int? BirthYear = null, Region? Region = null, bool MarketingConsent = false)
{
    // A record prints its members, and this one has a password.
    public override string ToString() => nameof(SignUpBody);
}

public sealed record PasswordBody(string CurrentPassword, string NewPassword)
{
    public override string ToString() => nameof(PasswordBody);
}

/// <summary>The whole of what people may change about themselves: what is left out is cleared.</summary>
public sealed record ProfileBody(string DisplayName, int? BirthYear = null, Region? Region = null, bool MarketingConsent = false);

public sealed record TokenBody(string Email, string Password)
{
    public override string ToString() => nameof(TokenBody);
}

public sealed record AccountPage(IReadOnlyList<AccountView> Items, int Total, int Page, int Size);
