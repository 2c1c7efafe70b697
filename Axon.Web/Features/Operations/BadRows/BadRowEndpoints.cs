using System.Security.Claims;
using Axon.Core.Tracking.Rejected;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Operations.BadRows;

/// <summary>The bad-row desk, for programs.</summary>
internal static class BadRowEndpoints
{
    public static IEndpointRouteBuilder MapBadRows(this IEndpointRouteBuilder routes)
    {
        var desk = routes.MapGroup("/api/operations/bad-rows").RequireAuthorization(AxonPolicies.Operator).WithTags("Operations");
        desk.MapGet("", ListAsync).WithName("ListBadRows").WithSummary("Input that could not become events, by stage and reason");
        desk.MapPost("replay", ReplayAsync).WithName("ReplayBadRows").WithSummary("Try bad rows again by the rules of today; what passes becomes an event once, however often it is tried");
        desk.MapPost("discard", DiscardAsync).WithName("DiscardBadRows").WithSummary("Settle bad rows that nobody will repair, and say why")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict);
        return routes;
    }

    public static async Task<Ok<IReadOnlyList<BadRowGroup>>> ListAsync(BadRowStore desk, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(await desk.GroupsAsync(clock.GetUtcNow(), cancellationToken));

    public static async Task<Ok<ReplayResult>> ReplayAsync(ReplayBody body, ReplayBadRows replay, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        TypedResults.Ok(await replay.HandleAsync(body.Stage, body.Reason, body.UpTo ?? long.MaxValue, user.UserId(), cancellationToken));

    public static async Task<Results<Ok<DiscardResult>, ProblemHttpResult>> DiscardAsync(
        DiscardBody body, DiscardBadRows discard, Refusals refusals, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        var result = await discard.HandleAsync(body.Stage, body.Reason, body.UpTo ?? long.MaxValue, body.Why, user.UserId(), cancellationToken);
        return result.Ok ? TypedResults.Ok(new DiscardResult(result.Value)) : refusals.Result(result.Problems);
    }
}

/// <summary>Which bad rows, and why nobody will repair them.</summary>
/// <param name="UpTo">The id of the newest row that was looked at; null for all.</param>
public sealed record DiscardBody(string Stage, string Reason, string Why, long? UpTo = null);

/// <summary>Which bad rows.</summary>
/// <param name="UpTo">The id of the newest row that was looked at; null for all.</param>
public sealed record ReplayBody(string Stage, string Reason, long? UpTo = null);

/// <param name="Discarded">How many rows were settled.</param>
public sealed record DiscardResult(int Discarded);
