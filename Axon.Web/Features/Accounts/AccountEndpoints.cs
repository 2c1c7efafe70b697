using System.Globalization;
using System.Security.Claims;
using Axon.Core.Features.Accounts;
using Axon.Core.Shared;
using Axon.Web.Features.Accounts.Api;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

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
        SignUpBody body, SignUp signUp, IStringLocalizer<AccountStrings> words, IStringLocalizer<ApiStrings> common, CancellationToken cancellationToken)
    {
        var form = new SignUpForm(body.Email, body.Password, body.DisplayName, body.BirthYear, body.Region, body.MarketingConsent);
        var result = await signUp.HandleAsync(form, cancellationToken);
        return result.Ok ? TypedResults.Created("/api/me", AccountView.From(result.Value)) : words.Refuse(common, result.Problems);
    }

    private static async Task<Results<Ok<TokenView>, ProblemHttpResult>> TokenAsync(
        TokenBody body,
        SignIn signIn,
        BearerTokens tokens,
        AccountLimiter limiter,
        HttpContext context,
        IStringLocalizer<AccountStrings> words,
        IStringLocalizer<ApiStrings> common,
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

        return words.Refuse(common, [result.Outcome.Problem()]);
    }

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> MeAsync(
        ClaimsPrincipal user, FindAccount find, IStringLocalizer<AccountStrings> words, IStringLocalizer<ApiStrings> common, CancellationToken cancellationToken) =>
        await find.HandleAsync(user.UserId(), cancellationToken) is { } account
            ? TypedResults.Ok(AccountView.From(account))
            : words.Refuse(common, [new Problem(AccountProblems.NotFound)]);

    private static async Task<Results<Ok<AccountView>, ProblemHttpResult>> UpdateAsync(
        ProfileBody body,
        ClaimsPrincipal user,
        UpdateProfile update,
        IStringLocalizer<AccountStrings> words,
        IStringLocalizer<ApiStrings> common,
        CancellationToken cancellationToken)
    {
        var result = await update.HandleAsync(user.UserId(), body.DisplayName, body.BirthYear, body.Region, body.MarketingConsent, cancellationToken);
        return result.Ok ? TypedResults.Ok(AccountView.From(result.Value)) : words.Refuse(common, result.Problems);
    }

    private static async Task<Results<Ok<TokenView>, NoContent, ProblemHttpResult>> PasswordAsync(
        PasswordBody body,
        HttpContext context,
        ChangePassword change,
        BearerTokens tokens,
        AccountLimiter limiter,
        IStringLocalizer<AccountStrings> words,
        IStringLocalizer<ApiStrings> common,
        CancellationToken cancellationToken)
    {
        var result = await change.HandleAsync(context.User.UserId(), body.CurrentPassword, body.NewPassword, cancellationToken);
        if (!result.Ok)
        {
            return words.Refuse(common, result.Problems);
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
