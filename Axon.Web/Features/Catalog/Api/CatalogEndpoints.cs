using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Products;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>What anybody may read: activities that were announced, and products on sale.</summary>
internal static class CatalogEndpoints
{
    public static RouteGroupBuilder MapCatalog(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api").WithTags("Catalog").AllowAnonymous();
        group.MapGet("/activities", ListActivitiesAsync).WithName("ListActivities")
            .WithSummary("Activities that are announced, open or ended in the last two weeks, the next to open first");
        group.MapGet("/activities/{id:long}", FindActivityAsync).WithName("GetActivity")
            .WithSummary("One activity with what it sells and who may take part")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/products", ListProductsAsync).WithName("ListProducts")
            .WithSummary("Products on sale, newest first");
        group.MapGet("/products/{id:long}", FindProductAsync).WithName("GetProduct")
            .WithSummary("One product")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return group;
    }

    public static async Task<Ok<ActivityListJson>> ListActivitiesAsync(
        IActivityCatalog catalog, RuleSentence sentence, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var views = await catalog.ListPublicAsync(cancellationToken);
        return TypedResults.Ok(new ActivityListJson([.. views.Select(view => ActivityJson.From(view, sentence, now))], now));
    }

    public static async Task<Results<Ok<ActivityJson>, ProblemHttpResult>> FindActivityAsync(
        long id, IActivityCatalog catalog, RuleSentence sentence, Refusals refusals, TimeProvider clock, CancellationToken cancellationToken) =>
        await catalog.FindAsync(new ActivityId(id), cancellationToken) is { IsPublic: true } view
            ? TypedResults.Ok(ActivityJson.From(view, sentence, clock.GetUtcNow()))
            : refusals.Result(CampaignProblems.NotFound);

    public static async Task<Ok<PageJson<ProductJson>>> ListProductsAsync(
        ProductCatalog catalog, string? category, int? page, int? size, CancellationToken cancellationToken) =>
        TypedResults.Ok(PageJson<ProductJson>.From(
            await catalog.ListAsync(string.IsNullOrWhiteSpace(category) ? null : category, Paging.Page(page), Paging.Size(size), cancellationToken), ProductJson.From));

    public static async Task<Results<Ok<ProductJson>, ProblemHttpResult>> FindProductAsync(
        long id, ProductCatalog catalog, Refusals refusals, CancellationToken cancellationToken) =>
        await catalog.FindAsync(new ProductId(id), cancellationToken) is { OnSale: true } view
            ? TypedResults.Ok(ProductJson.From(view))
            : refusals.Result(CampaignProblems.NotFound);
}

/// <param name="Available">Units that can be bought without an activity.</param>
/// <param name="OnSale">False for a product that only its activities sell.</param>
public sealed record ProductJson(
    long Id, string Name, string Description, string Category, Money Price, Money? ListPrice, string? ImageUrl, string? Art, int Available, bool OnSale)
{
    public static ProductJson From(ProductView view) => new(
        view.Id.Value, view.Name, view.Description, view.Category, view.Price, view.ListPrice, ImageUrls.Of(view.Image), view.Art, view.OnSale ? view.Available : 0, view.OnSale);
}

public sealed record ActivityListJson(IReadOnlyList<ActivityJson> Items, DateTimeOffset ServerNow);
