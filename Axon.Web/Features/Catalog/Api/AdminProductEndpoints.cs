using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Products;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>Products: marketers read, admins write.</summary>
internal static class AdminProductEndpoints
{
    public static void MapAdminProducts(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/admin/products").WithTags("Admin: products").RequireAuthorization(AxonPolicies.Marketer);
        read.MapGet("", ListAsync).WithName("ListAdminProducts").WithSummary("Products, hidden ones too");
        read.MapGet("/{id:long}", FindAsync).WithName("GetAdminProduct").WithSummary("One product").ProducesProblem(StatusCodes.Status404NotFound);

        var write = read.MapGroup("").RequireAuthorization(AxonPolicies.Admin).ProducesProblem(StatusCodes.Status400BadRequest);
        write.MapPost("", CreateAsync).WithName("CreateProduct").WithSummary("Make a product");
        write.MapPut("/{id:long}", UpdateAsync).WithName("UpdateProduct").WithSummary("Change a product").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    public static async Task<Ok<PageJson<ProductAdminJson>>> ListAsync(
        ProductStore store, string? search, string? category, ProductStatus? status, ProductSort? sort, bool? descending, int? page, int? size, CancellationToken cancellationToken) =>
        TypedResults.Ok(PageJson<ProductAdminJson>.From(
            await store.ListAsync(
                new ProductFilter(search, string.IsNullOrWhiteSpace(category) ? null : category, status, sort ?? ProductSort.NEWEST, descending ?? false),
                Paging.Page(page),
                Paging.Size(size),
                cancellationToken),
            ProductAdminJson.From));

    public static async Task<Results<Ok<ProductAdminJson>, ProblemHttpResult>> FindAsync(
        long id, ProductStore store, Refusals refusals, CancellationToken cancellationToken) =>
        await store.FindAsync(new ProductId(id), cancellationToken) is { } product
            ? TypedResults.Ok(ProductAdminJson.From(product))
            : refusals.Result(CampaignProblems.NotFound);

    public static async Task<Results<Created<ProductAdminJson>, ProblemHttpResult>> CreateAsync(
        ProductInput body, SaveProduct save, ProductStore store, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.CreateAsync(body, context.User.UserId(), cancellationToken);
        return result.Ok && await store.FindAsync(result.Value, cancellationToken) is { } product
            ? TypedResults.Created($"/api/admin/products/{result.Value}", ProductAdminJson.From(product))
            : refusals.Result(result.Problems);
    }

    public static async Task<Results<Ok<ProductAdminJson>, ProblemHttpResult>> UpdateAsync(
        long id, ProductUpdate body, SaveProduct save, ProductStore store, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.UpdateAsync(new ProductId(id), body.Version, body, context.User.UserId(), cancellationToken);
        return result.Ok ? await FindAsync(id, store, refusals, cancellationToken) : refusals.Result(result.Problems);
    }
}

/// <summary>A product as it shall be.</summary>
public sealed record ProductUpdate : ProductInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}
