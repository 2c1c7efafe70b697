using System.Security.Claims;
using Axon.Core.Tracking;
using Axon.Core.Tracking.CustomEvents;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Tracking;

/// <summary>Custom events: marketers read, admins write.</summary>
internal static class CustomEventEndpoints
{
    public static IEndpointRouteBuilder MapCustomEvents(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/admin/custom-events").WithTags("Admin: custom events").RequireAuthorization(AxonPolicies.Marketer);
        read.MapGet("", ListAsync).WithName("ListCustomEvents").WithSummary("What admins have defined to be counted, newest first");
        read.MapGet("/counts", CountAsync).WithName("CountCustomEvents")
            .WithSummary("How often each type occurred in the last seven days, without suspected bots, and when last; a type that is not there did not");
        read.MapGet("/{id:long}", FindAsync).WithName("GetCustomEvent").WithSummary("One custom event").ProducesProblem(StatusCodes.Status404NotFound);

        var write = read.MapGroup("").RequireAuthorization(AxonPolicies.Admin).ProducesProblem(StatusCodes.Status400BadRequest);
        write.MapPost("", CreateAsync).WithName("CreateCustomEvent").WithSummary("Count views of some pages, or clicks on some elements there; trackers have it within two minutes");
        write.MapPut("/{id:long}", UpdateAsync).WithName("UpdateCustomEvent").WithSummary("Change a custom event, or stop counting it")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        return routes;
    }

    public static async Task<Ok<IReadOnlyList<CustomEvent>>> ListAsync(ICustomEventStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok(await store.ListAsync(cancellationToken));

    public static async Task<Ok<IReadOnlyList<TypeCount>>> CountAsync(ICustomEventStore store, CountCustomEvents counting, CancellationToken cancellationToken) =>
        TypedResults.Ok(await counting.HandleAsync(await store.ListAsync(cancellationToken), cancellationToken));

    public static async Task<Results<Ok<CustomEvent>, ProblemHttpResult>> FindAsync(
        long id, ICustomEventStore store, Refusals refusals, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) is { } custom ? TypedResults.Ok(custom) : refusals.Result(BehaviorProblems.NotFound);

    public static async Task<Results<Created<CustomEvent>, ProblemHttpResult>> CreateAsync(
        CustomEventInput body, SaveCustomEvent save, ICustomEventStore store, Refusals refusals, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var result = await save.CreateAsync(body, user.UserId(), cancellationToken);
        return result.Ok && await store.FindAsync(result.Value, cancellationToken) is { } custom
            ? TypedResults.Created($"/api/admin/custom-events/{result.Value}", custom)
            : refusals.Result(result.Problems);
    }

    public static async Task<Results<Ok<CustomEvent>, ProblemHttpResult>> UpdateAsync(
        long id, CustomEventUpdate body, SaveCustomEvent save, ICustomEventStore store, Refusals refusals, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var result = await save.UpdateAsync(id, body.Version, body, user.UserId(), cancellationToken);
        return result.Ok ? await FindAsync(id, store, refusals, cancellationToken) : refusals.Result(result.Problems);
    }
}

/// <summary>A custom event as it shall be.</summary>
public sealed record CustomEventUpdate : CustomEventInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}
