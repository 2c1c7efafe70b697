using Axon.Core.Catalog.Campaigns;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>Campaigns and their costs: marketers read, admins write.</summary>
internal static class AdminCampaignEndpoints
{
    public static void MapAdminCampaigns(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/admin/campaigns").WithTags("Admin: campaigns").RequireAuthorization(AxonPolicies.Marketer);
        read.MapGet("", ListAsync).WithName("ListCampaigns").WithSummary("Campaigns, newest first");
        read.MapGet("/{id:long}", FindAsync).WithName("GetCampaign").WithSummary("One campaign").ProducesProblem(StatusCodes.Status404NotFound);
        read.MapGet("/{id:long}/costs", CostsAsync).WithName("ListCampaignCosts").WithSummary("What a campaign cost, by day and channel").ProducesProblem(StatusCodes.Status404NotFound);

        var write = read.MapGroup("").RequireAuthorization(AxonPolicies.Admin).ProducesProblem(StatusCodes.Status400BadRequest);
        write.MapPost("", CreateAsync).WithName("CreateCampaign").WithSummary("Make a campaign; it starts as a draft");
        write.MapPut("/{id:long}", UpdateAsync).WithName("UpdateCampaign").WithSummary("Change a campaign").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        write.MapPut("/{id:long}/status", ChangeStatusAsync).WithName("ChangeCampaignStatus").WithSummary("Start or end a campaign").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        write.MapPost("/{id:long}/costs", AddCostAsync).WithName("AddCampaignCost").WithSummary("Enter a cost").ProducesProblem(StatusCodes.Status404NotFound);
        write.MapDelete("/{id:long}/costs/{costId:long}", RemoveCostAsync).WithName("RemoveCampaignCost").WithSummary("Remove a cost").ProducesProblem(StatusCodes.Status404NotFound);
    }

    public static async Task<Ok<PageJson<CampaignJson>>> ListAsync(
        CampaignStore store, string? search, CampaignStatus? status, int? page, int? size, CancellationToken cancellationToken) =>
        TypedResults.Ok(PageJson<CampaignJson>.From(await store.ListAsync(search, status, Paging.Page(page), Paging.Size(size), cancellationToken), CampaignJson.From));

    public static async Task<Results<Ok<CampaignJson>, ProblemHttpResult>> FindAsync(
        long id, CampaignStore store, Refusals refusals, CancellationToken cancellationToken) =>
        await store.FindAsync(new CampaignId(id), cancellationToken) is { } campaign
            ? TypedResults.Ok(CampaignJson.From(campaign))
            : refusals.Result(CampaignProblems.NotFound);

    public static async Task<Results<Created<CampaignJson>, ProblemHttpResult>> CreateAsync(
        CampaignInput body, SaveCampaign save, CampaignStore store, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.CreateAsync(body, context.User.UserId(), cancellationToken);
        return result.Ok && await store.FindAsync(result.Value, cancellationToken) is { } campaign
            ? TypedResults.Created($"/api/admin/campaigns/{result.Value}", CampaignJson.From(campaign))
            : refusals.Result(result.Problems);
    }

    public static async Task<Results<Ok<CampaignJson>, ProblemHttpResult>> UpdateAsync(
        long id, CampaignUpdate body, SaveCampaign save, CampaignStore store, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.UpdateAsync(new CampaignId(id), body.Version, body, context.User.UserId(), cancellationToken);
        return result.Ok ? await FindAsync(id, store, refusals, cancellationToken) : refusals.Result(result.Problems);
    }

    public static async Task<Results<Ok<CampaignJson>, ProblemHttpResult>> ChangeStatusAsync(
        long id, CampaignStatusChange body, ChangeCampaignStatus change, CampaignStore store, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await change.HandleAsync(new CampaignId(id), body.Version, body.Status, context.User.UserId(), cancellationToken);
        return result.Ok ? await FindAsync(id, store, refusals, cancellationToken) : refusals.Result(result.Problems);
    }

    public static async Task<Results<Ok<IReadOnlyList<CostJson>>, ProblemHttpResult>> CostsAsync(
        long id, CampaignStore store, Refusals refusals, CancellationToken cancellationToken) =>
        await store.FindAsync(new CampaignId(id), cancellationToken) is not null
            ? TypedResults.Ok<IReadOnlyList<CostJson>>([.. (await store.CostsAsync(new CampaignId(id), cancellationToken)).Select(CostJson.From)])
            : refusals.Result(CampaignProblems.NotFound);

    public static async Task<Results<Created<CostJson>, ProblemHttpResult>> AddCostAsync(
        long id, CostInput body, ChangeCampaignCosts costs, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await costs.AddAsync(new CampaignId(id), body, context.User.UserId(), cancellationToken);
        return result.Ok ? TypedResults.Created($"/api/admin/campaigns/{id}/costs", CostJson.From(result.Value)) : refusals.Result(result.Problems);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> RemoveCostAsync(
        long id, long costId, ChangeCampaignCosts costs, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await costs.RemoveAsync(new CampaignId(id), costId, context.User.UserId(), cancellationToken);
        return result.Ok ? TypedResults.NoContent() : refusals.Result(result.Problems);
    }
}

/// <param name="Activities">How many it has.</param>
/// <param name="Live">How many of them are open or paused.</param>
/// <param name="CostMinor">Everything entered so far.</param>
public sealed record CampaignJson(
    long Id,
    string Name,
    string Description,
    CampaignStatus Status,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    long? BudgetMinor,
    long CostMinor,
    string Currency,
    int Activities,
    int Live,
    int Version)
{
    public static CampaignJson From(CampaignDetails details) => new(
        details.Id.Value,
        details.Name,
        details.Description,
        details.Status,
        details.StartsAt,
        details.EndsAt,
        details.BudgetMinor,
        details.CostMinor,
        details.Currency,
        details.Activities,
        details.Live,
        details.Version);
}

/// <summary>A campaign as it shall be.</summary>
public sealed record CampaignUpdate : CampaignInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}

public sealed record CostJson(long Id, string Channel, long AmountMinor, DateOnly SpentOn, string Note)
{
    public static CostJson From(CampaignCost cost) => new(cost.Id, cost.Channel, cost.AmountMinor, cost.SpentOn, cost.Note);
}

public sealed record CampaignStatusChange(CampaignStatus Status, int Version);
