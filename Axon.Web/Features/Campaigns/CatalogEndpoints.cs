using Axon.Core.Features.Campaigns;
using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Campaigns;

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
        long id, IActivityCatalog catalog, RuleSentence sentence, CampaignProblemWords words, TimeProvider clock, CancellationToken cancellationToken) =>
        await catalog.FindAsync(new ActivityId(id), cancellationToken) is { IsPublic: true } view
            ? TypedResults.Ok(ActivityJson.From(view, sentence, clock.GetUtcNow()))
            : words.Result([new Problem(CampaignProblems.NotFound)]);

    public static async Task<Ok<PageJson<ProductJson>>> ListProductsAsync(
        IProductCatalog catalog, string? category, int? page, int? size, CancellationToken cancellationToken) =>
        TypedResults.Ok(PageJson<ProductJson>.From(
            await catalog.ListAsync(string.IsNullOrWhiteSpace(category) ? null : category, Paging.Page(page), Paging.Size(size), cancellationToken), ProductJson.From));

    public static async Task<Results<Ok<ProductJson>, ProblemHttpResult>> FindProductAsync(
        long id, IProductCatalog catalog, CampaignProblemWords words, CancellationToken cancellationToken) =>
        await catalog.FindAsync(new ProductId(id), cancellationToken) is { OnSale: true } view
            ? TypedResults.Ok(ProductJson.From(view))
            : words.Result([new Problem(CampaignProblems.NotFound)]);
}
