using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Coupons;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Catalog.Api;

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

    public static async Task<Ok<PageJson<CouponAdminJson>>> ListAsync(CouponStore store, string? search, int? page, int? size, CancellationToken cancellationToken) =>
        TypedResults.Ok(PageJson<CouponAdminJson>.From(await store.ListAsync(search, Paging.Page(page), Paging.Size(size), cancellationToken), CouponAdminJson.From));

    public static async Task<Results<Ok<CouponAdminJson>, ProblemHttpResult>> FindAsync(
        long id, CouponStore store, Refusals refusals, CancellationToken cancellationToken) =>
        await store.FindAsync(new CouponId(id), cancellationToken) is { } coupon
            ? TypedResults.Ok(CouponAdminJson.From(coupon))
            : refusals.Result(CampaignProblems.NotFound);

    public static async Task<Results<Created<CouponAdminJson>, ProblemHttpResult>> CreateAsync(
        CouponInput body, SaveCoupon save, CouponStore store, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.CreateAsync(body, context.User.UserId(), cancellationToken);
        return result.Ok && await store.FindAsync(result.Value, cancellationToken) is { } coupon
            ? TypedResults.Created($"/api/admin/coupons/{result.Value}", CouponAdminJson.From(coupon))
            : refusals.Result(result.Problems);
    }

    public static async Task<Results<Ok<CouponAdminJson>, ProblemHttpResult>> UpdateAsync(
        long id, CouponUpdate body, SaveCoupon save, CouponStore store, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.UpdateAsync(new CouponId(id), body.Version, body, context.User.UserId(), cancellationToken);
        return result.Ok ? await FindAsync(id, store, refusals, cancellationToken) : refusals.Result(result.Problems);
    }
}

public sealed record CouponJson(
    long Id,
    string Name,
    CouponKind Kind,
    Money? Amount,
    int? Percent,
    Money? MaxDiscount,
    Money MinOrder,
    string? Category,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int PerPersonLimit)
{
    public static CouponJson From(CouponView view) => new(
        view.Id.Value,
        view.Name,
        view.Kind,
        view.Amount,
        view.Percent,
        view.MaxDiscount,
        view.MinOrder,
        view.Category,
        view.StartsAt,
        view.EndsAt,
        view.PerPersonLimit);
}

/// <summary>A coupon as it shall be.</summary>
public sealed record CouponUpdate : CouponInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}

/// <param name="Issued">How many people hold or have used.</param>
public sealed record CouponAdminJson(CouponJson Coupon, int Issued, int Version)
{
    public static CouponAdminJson From(CouponDetails details) => new(CouponJson.From(details.View), details.Issued, details.Version);
}
