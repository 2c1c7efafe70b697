using Axon.Core.Accounts;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Accounts;

/// <summary>Where every sign-out button posts to, from whatever page it is on.</summary>
internal static class SignOutEndpoint
{
    public static IEndpointRouteBuilder MapSignOut(this IEndpointRouteBuilder routes)
    {
        // Before the page of the same path, which only asks.
        routes.MapPost(AccountUrls.SignOutPath, SignOutAsync).AllowAnonymous().WithOrder(-1).ExcludeFromDescription();
        routes.MapPost(AccountUrls.SignOutEverywherePath, SignOutEverywhereAsync).RequireAuthorization(AxonPolicies.Shopper).ExcludeFromDescription();
        return routes;
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOutAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        await context.EndSessionAsync();
        return TypedResults.LocalRedirect("/");
    }

    private static async Task<Results<RedirectHttpResult, BadRequest>> SignOutEverywhereAsync(HttpContext context, IAntiforgery antiforgery, SignOutEverywhere everywhere)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.BadRequest();
        }

        await everywhere.HandleAsync(context.User.UserId(), context.RequestAborted);
        await context.ForgetSessionAsync();
        return TypedResults.LocalRedirect(SignInUrl.Path);
    }
}
