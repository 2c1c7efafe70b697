using System.Security.Claims;
using Axon.Core.Wallet;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Wallet;

internal static class WalletEndpoints
{
    public static IEndpointRouteBuilder MapWallet(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/me/coupons", ListAsync).RequireAuthorization(AxonPolicies.Shopper).WithTags("Wallet").WithName("ListMyCoupons")
            .WithSummary("The caller's coupons, those that can be used first").ProducesProblem(StatusCodes.Status401Unauthorized);
        return routes;
    }

    private static async Task<Ok<IReadOnlyList<CouponView>>> ListAsync(
        ClaimsPrincipal user, MyCouponStore coupons, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<CouponView>>([.. (await coupons.ListAsync(user.UserId(), cancellationToken)).Select(coupon => CouponView.From(coupon, now))]);
    }
}
