using System.Diagnostics;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>Activities: marketers read, admins write.</summary>
internal static class AdminActivityEndpoints
{
    private static readonly (string Path, string Name, ActivityAction Action, string Summary)[] Actions =
    [
        ("schedule", "ScheduleActivity", ActivityAction.SCHEDULE, "Announce a draft; it opens by itself at its time"),
        ("unschedule", "UnscheduleActivity", ActivityAction.UNSCHEDULE, "Take back the announcement before it has opened"),
        ("open", "OpenActivity", ActivityAction.OPEN, "Open it now, before its time"),
        ("pause", "PauseActivity", ActivityAction.PAUSE, "Let nobody new in for now; places held stay payable"),
        ("resume", "ResumeActivity", ActivityAction.RESUME, "Let people in again"),
        ("end", "EndActivity", ActivityAction.END, "End it for good"),
    ];

    public static void MapAdminActivities(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/admin/activities").WithTags("Admin: activities").RequireAuthorization(AxonPolicies.Marketer);
        read.MapGet("", ListAsync).WithName("ListAdminActivities").WithSummary("Activities of one campaign or of all, newest first");
        read.MapGet("/{id:long}", FindAsync).WithName("GetAdminActivity").WithSummary("One activity with what is taken and held").ProducesProblem(StatusCodes.Status404NotFound);
        read.MapPost("/audience", CountAudienceAsync).WithName("CountAudience").WithSummary("Read rules back as a sentence and count whom they select now").ProducesProblem(StatusCodes.Status400BadRequest);

        var write = read.MapGroup("").RequireAuthorization(AxonPolicies.Admin).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        write.MapPost("", CreateAsync).WithName("CreateActivity").WithSummary("Make an activity; it starts as a draft").ProducesProblem(StatusCodes.Status400BadRequest);
        write.MapPut("/{id:long}", UpdateAsync).WithName("UpdateActivity").WithSummary("Change an activity; once open, what people decided by is fixed").ProducesProblem(StatusCodes.Status400BadRequest);
        write.MapDelete("/{id:long}", DeleteAsync).WithName("DeleteActivity").WithSummary("Remove a draft");
        write.MapPut("/{id:long}/capacity", ChangeCapacityAsync).WithName("ChangeActivityCapacity")
            .WithSummary("Change the number of units, also during the sale; never below what is sold or in payment")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        foreach (var (path, name, action, summary) in Actions)
        {
            write.MapPost($"/{{id:long}}/{path}", Move(action)).WithName(name).WithSummary(summary);
        }
    }

    public static async Task<Ok<PageJson<ActivityAdminJson>>> ListAsync(
        ActivityStore store, RuleSentence sentence, long? campaignId, ActivityStatus? status, int? page, int? size, CancellationToken cancellationToken) =>
        TypedResults.Ok(PageJson<ActivityAdminJson>.From(
            await store.ListAsync(campaignId is { } id ? new CampaignId(id) : null, status, Paging.Page(page), Paging.Size(size), cancellationToken),
            details => ActivityAdminJson.From(details, sentence)));

    public static async Task<Results<Ok<ActivityAdminJson>, ProblemHttpResult>> FindAsync(
        long id, ActivityStore store, RuleSentence sentence, Refusals refusals, CancellationToken cancellationToken) =>
        await store.FindDetailsAsync(new ActivityId(id), cancellationToken) is { } details
            ? TypedResults.Ok(ActivityAdminJson.From(details, sentence))
            : refusals.Result(CampaignProblems.NotFound);

    public static async Task<Results<Ok<AudienceJson>, ProblemHttpResult>> CountAudienceAsync(
        RulesCheck body, CountAudience count, RuleSentence sentence, Refusals refusals, CancellationToken cancellationToken)
    {
        var result = await count.HandleAsync(body.Rules, cancellationToken);
        return result.Ok
            ? TypedResults.Ok(new AudienceJson(sentence.Of(result.Value.Rules), result.Value.Audience.Matching, result.Value.Audience.Everyone))
            : refusals.Result(result.Problems);
    }

    public static async Task<Results<Created<ActivityAdminJson>, ProblemHttpResult>> CreateAsync(
        ActivityCreate body, SaveActivity save, ActivityStore store, RuleSentence sentence, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.CreateAsync(new CampaignId(body.CampaignId), body, context.User.UserId(), cancellationToken);
        return result.Ok && await store.FindDetailsAsync(result.Value, cancellationToken) is { } details
            ? TypedResults.Created($"/api/admin/activities/{result.Value}", ActivityAdminJson.From(details, sentence))
            : refusals.Result(result.Problems);
    }

    public static async Task<Results<Ok<ActivityAdminJson>, ProblemHttpResult>> UpdateAsync(
        long id, ActivityUpdate body, SaveActivity save, ActivityStore store, RuleSentence sentence, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await save.UpdateAsync(new ActivityId(id), body.Version, body, context.User.UserId(), cancellationToken);
        return result.Ok ? await FindAsync(id, store, sentence, refusals, cancellationToken) : refusals.Result(result.Problems);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        long id, int version, DeleteDraftActivity delete, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await delete.HandleAsync(new ActivityId(id), version, context.User.UserId(), cancellationToken);
        return result.Ok ? TypedResults.NoContent() : refusals.Result(result.Problems);
    }

    public static async Task<Results<Ok<CapacityJson>, ProblemHttpResult>> ChangeCapacityAsync(
        long id, CapacityChange body, ChangeActivityCapacity change, Refusals refusals, HttpContext context, CancellationToken cancellationToken)
    {
        var result = await change.HandleAsync(new ActivityId(id), body.Capacity, body.Version, body.EvenBelowHeld, context.User.UserId(), cancellationToken);
        if (result.Outcome == CapacityOutcome.Changed)
        {
            return TypedResults.Ok(new CapacityJson(result.Capacity, result.Taken, result.Held, result.Version));
        }

        var problem = refusals.Result([new Problem(CapacityCode(result.Outcome), "capacity")]);
        if (result.Outcome is CapacityOutcome.BelowTaken or CapacityOutcome.BelowHeld)
        {
            problem.ProblemDetails.Extensions["taken"] = result.Taken;
            problem.ProblemDetails.Extensions["held"] = result.Held;
        }

        return problem;
    }

    internal static string CapacityCode(CapacityOutcome outcome) => outcome switch
    {
        CapacityOutcome.NotFound => CampaignProblems.NotFound,
        CapacityOutcome.StaleVersion => CampaignProblems.StaleVersion,
        CapacityOutcome.OutOfRange => CampaignProblems.OutOfRange,
        CapacityOutcome.Ended => CampaignProblems.NotInThisStatus,
        CapacityOutcome.BelowTaken => CampaignProblems.CapacityBelowTaken,
        CapacityOutcome.BelowHeld => CampaignProblems.CapacityBelowHeld,
        _ => throw new UnreachableException(outcome.ToString()),
    };

    private static Func<long, StatusChange?, ChangeActivityStatus, ActivityStore, RuleSentence, Refusals, HttpContext, CancellationToken, Task<Results<Ok<ActivityAdminJson>, ProblemHttpResult>>> Move(
        ActivityAction action) => async (id, body, change, store, sentence, refusals, context, cancellationToken) =>
    {
        var result = await change.HandleAsync(new ActivityId(id), action, body?.Version, context.User.UserId(), cancellationToken);
        return result.Ok ? await FindAsync(id, store, sentence, refusals, cancellationToken) : refusals.Result(result.Problems);
    };
}

/// <summary>An activity as it shall be.</summary>
public sealed record ActivityUpdate : ActivityInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}

/// <summary>A new activity; it starts as a draft.</summary>
public sealed record ActivityCreate : ActivityInput
{
    public required long CampaignId { get; init; }
}

/// <param name="Sentence">The rules read back, in the language of the request.</param>
/// <param name="Matching">People for whom all of them hold now.</param>
/// <param name="Everyone">People who have signed up.</param>
public sealed record AudienceJson(string Sentence, long Matching, long Everyone);

/// <param name="Version">The version that was read; left out, the change applies to whatever it is now.</param>
/// <param name="EvenBelowHeld">Consent that people who hold a place and pay last find none left (they are not charged).</param>
public sealed record CapacityChange(int Capacity, int? Version = null, bool EvenBelowHeld = false);

/// <param name="Taken">Sold or in payment.</param>
/// <param name="Held">Held by people who have not begun to pay.</param>
public sealed record CapacityJson(int Capacity, int Taken, int Held, int Version);

public sealed record RulesCheck(IReadOnlyList<RuleDto> Rules);

/// <param name="Version">The version that was read; left out, the change applies to whatever it is now.</param>
public sealed record StatusChange(int? Version = null);
