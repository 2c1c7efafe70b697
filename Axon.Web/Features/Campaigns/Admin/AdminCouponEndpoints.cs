using Axon.Core.Features.Campaigns;
using Axon.Core.Features.Campaigns.Coupons;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;
using Axon.Web.Features.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Campaigns.Admin;

/// <summary>Coupon definitions: marketers read, admins write.</summary>
internal static class AdminCouponEndpoints
{
    public static void MapAdminCoupons(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/admin/coupons").WithTags("Admin: coupons").RequireAuthorization(AxonPolicies.Marketer);
        read.MapGet("", ListAsync).WithName("ListCoupons").WithSummary("Coupons, newest first");
        read.MapGet("/{id:long}", FindAsync).WithName("GetCoupon").WithSummary("One coupon").ProducesProblem(StatusCodes.Status404NotFound);

        var write = read.MapGroup("").RequireAuthorization(AxonPolicies.Admin).ProducesProblem(StatusCodes.Status400BadRequest);
        write.MapPost("", CreateAsync).WithName("CreateCoupon").WithSummary("Make a coupon");
        write.MapPut("/{id:long}", UpdateAsync).WithName("UpdateCoupon")
            .WithSummary("Change a coupon; once somebody holds one, what it gives is fixed")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Ok<PageJson<CouponAdminJson>>> ListAsync(ICouponStore store, string? search, int? page, int? size, CancellationToken cancellationToken) =>
        TypedResults.Ok(PageJson<CouponAdminJson>.From(await store.ListAsync(search, Paging.Page(page), Paging.Size(size), cancellationToken), CouponAdminJson.From));

    public static async Task<Results<Ok<CouponAdminJson>, ProblemHttpResult>> FindAsync(
        long id, ICouponStore store, CampaignProblemWords words, CancellationToken cancellationToken) =>
        await store.FindAsync(new CouponId(id), cancellationToken) is { } coupon
            ? TypedResults.Ok(CouponAdminJson.From(coupon))
            : words.Result([new Problem(CampaignProblems.NotFound)]);

    public static async Task<Results<Created<CouponAdminJson>, ProblemHttpResult>> CreateAsync(
        CouponInput body, SaveCoupon save, ICouponStore store, CampaignProblemWords words, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.CreateAsync(body, context.User.UserId(), cancellationToken);
        return result.Ok && await store.FindAsync(result.Value, cancellationToken) is { } coupon
            ? TypedResults.Created($"/api/admin/coupons/{result.Value}", CouponAdminJson.From(coupon))
            : words.Result(result.Problems);
    }

    public static async Task<Results<Ok<CouponAdminJson>, ProblemHttpResult>> UpdateAsync(
        long id, CouponUpdate body, SaveCoupon save, ICouponStore store, CampaignProblemWords words, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.UpdateAsync(new CouponId(id), body.Version, body, context.User.UserId(), cancellationToken);
        return result.Ok ? await FindAsync(id, store, words, cancellationToken) : words.Result(result.Problems);
    }
}
