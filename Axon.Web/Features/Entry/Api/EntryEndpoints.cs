using System.Security.Claims;
using Axon.Core.Catalog.Activities;
using Axon.Core.Checkout.Orders;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Axon.Web.Features.Entry.Api;

internal static class EntryEndpoints
{
    public static IEndpointRouteBuilder MapEntry(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/activities/{activityId:long}/state", StateAsync).AllowAnonymous().WithTags("Entry").WithName("GetActivityState")
            .WithSummary("How an activity is selling now").WithDescription("The same for everybody, at most one second old; times are by the server's clock.")
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

        var entries = routes.MapGroup("/api/entries/{activityId:long}").RequireAuthorization(AxonPolicies.Shopper).WithTags("Entry")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound);
        entries.MapPost("", EnterAsync).RequireRateLimiting(EntryLimiter.Policy).WithName("EnterActivity").WithSummary("Takes a place in an activity")
            .WithDescription(
                "201 with a new reservation, or 200 with the one the person has already: sending it again is safe. Who holds a place gets it whatever the rules say by now. "
                + "Problems: axon:entry/sold-out, too-few-left (with remaining: that many may be asked for), not-open (with opensAt), closed, not-eligible (with rule), limit-reached, quantity; "
                + "gate-closed and unavailable (no place was taken); unknown: a place may have been taken. Asking again gives it, or another; a place that nobody asks for again is offered to others "
                + "within seconds after the servers answer. Nothing is ever charged here.")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status403Forbidden).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status429TooManyRequests).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        entries.MapGet("", MineAsync).WithName("GetEntry").WithSummary("The person's newest reservation in an activity");

        var reservations = routes.MapGroup("/api/reservations").RequireAuthorization(AxonPolicies.Shopper).WithTags("Entry").ProducesProblem(StatusCodes.Status401Unauthorized);
        reservations.MapGet("", ListAsync).WithName("ListReservations").WithSummary("The person's reservations, the newest first");
        reservations.MapGet("{id:guid}", FindAsync).WithName("GetReservation").WithSummary("One reservation of the person").ProducesProblem(StatusCodes.Status404NotFound);
        reservations.MapDelete("{id:guid}", CancelAsync).RequireRateLimiting(EntryLimiter.Policy).WithName("CancelReservation")
            .WithSummary("Gives a place up before it is paid for").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        return routes;
    }

    internal static async Task<Results<Created<EntryView>, Ok<EntryView>, ProblemHttpResult>> EnterAsync(
        long activityId,
        EnterBody body,
        ClaimsPrincipal principal,
        EnterActivity enter,
        ReservationTokens tokens,
        TimeProvider clock,
        Refusals refusals,
        HttpResponse response,
        CancellationToken cancellationToken)
    {
        var result = await enter.HandleAsync(new ActivityId(activityId), principal.UserId(), body.Quantity, cancellationToken);
        if (result.Reservation is not { } reservation)
        {
            return refusals.Refuse(result, response);
        }

        var view = await ViewAsync(reservation, tokens, clock, cancellationToken);
        return result.Outcome == EntryOutcome.Reserved ? TypedResults.Created($"/api/reservations/{reservation.Id}", view) : TypedResults.Ok(view);
    }

    internal static async Task<Results<Ok<EntryView>, ProblemHttpResult>> MineAsync(
        long activityId,
        ClaimsPrincipal principal,
        FindReservations find,
        ReservationTokens tokens,
        TimeProvider clock,
        Refusals refusals,
        CancellationToken cancellationToken) =>
        await find.HandleAsync(new ActivityId(activityId), principal.UserId(), cancellationToken) is { } reservation
            ? TypedResults.Ok(await ViewAsync(reservation, tokens, clock, cancellationToken))
            : refusals.Result(EntryRefusals.NoReservation);

    internal static async Task<Ok<ReservationView[]>> ListAsync(ClaimsPrincipal principal, FindReservations find, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok((await find.HandleAsync(principal.UserId(), cancellationToken)).Select(reservation => ReservationView.Of(reservation, clock)).ToArray());

    internal static async Task<Results<Ok<ReservationView>, ProblemHttpResult>> FindAsync(
        Guid id, ClaimsPrincipal principal, FindReservations find, TimeProvider clock, Refusals refusals, CancellationToken cancellationToken) =>
        await find.HandleAsync(new ReservationId(id), principal.UserId(), cancellationToken) is { } reservation
            ? TypedResults.Ok(ReservationView.Of(reservation, clock))
            : refusals.Result(EntryRefusals.NoReservation);

    internal static async Task<Results<Ok<ReservationView>, ProblemHttpResult>> CancelAsync(
        Guid id,
        ClaimsPrincipal principal,
        CancelReservation cancel,
        CancelOrder cancelOrder,
        FindReservations find,
        TimeProvider clock,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        var user = principal.UserId();
        var (outcome, reservation) = await cancel.HandleAsync(new ReservationId(id), user, cancellationToken);
        if (outcome == CancelOutcome.InPayment && reservation?.Order is { } order)
        {
            // The place belongs to an order by now: giving it up is cancelling that.
            await cancelOrder.HandleAsync(order, user, cancellationToken);
            reservation = await find.HandleAsync(reservation.Id, user, CancellationToken.None);
            outcome = reservation?.Status == ReservationStatus.CANCELLED ? CancelOutcome.Cancelled : CancelOutcome.InPayment;
        }

        return outcome == CancelOutcome.Cancelled && reservation is not null
            ? TypedResults.Ok(ReservationView.Of(reservation, clock))
            : refusals.Refuse(outcome);
    }

    internal static async Task<Results<Ok<ActivityStateView>, ProblemHttpResult>> StateAsync(
        long activityId, ActivityStates states, Refusals refusals, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await states.FindAsync(new ActivityId(activityId), cancellationToken) is not { } state)
        {
            return refusals.Result(EntryRefusals.NoActivity);
        }

        response.Headers.CacheControl = "public, max-age=1";
        return TypedResults.Ok(ActivityStateView.Of(state));
    }

    private static async ValueTask<EntryView> ViewAsync(Reservation reservation, ReservationTokens tokens, TimeProvider clock, CancellationToken cancellationToken) =>
        new(ReservationView.Of(reservation, clock), reservation.IsLive ? await tokens.IssueAsync(reservation, cancellationToken) : null);
}

/// <param name="SoldOut">Nobody gets in now; while inPayment is above 0 a place may come back, at the latest at lastDeadline.</param>
/// <param name="Remaining">Units left, where the seller shows them.</param>
/// <param name="FewLeft">Where the seller shows that.</param>
/// <param name="InPayment">Units that are held and not yet paid for.</param>
/// <param name="GateClosed">Nobody gets in for a moment, and how much is left is not known.</param>
internal sealed record ActivityStateView(
    ActivityStatus Status,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    DateTimeOffset ServerNow,
    bool SoldOut,
    int? Remaining,
    bool? FewLeft,
    int InPayment,
    DateTimeOffset? LastDeadline,
    bool GateClosed)
{
    public static ActivityStateView Of(ActivityState state) => new(
        state.Status,
        state.OpensAt,
        state.ClosesAt,
        state.At,
        state.SoldOut,
        state.Remaining,
        state.FewLeft,
        state.InPayment,
        state.LastDeadline,
        state.Closed);
}

/// <param name="DeadlineAt">Until when it can be paid; it never moves.</param>
/// <param name="ServerNow">To count down by, whatever the reader's clock says.</param>
internal sealed record ReservationView(
    Guid Id,
    long ActivityId,
    int Quantity,
    ReservationStatus Status,
    DateTimeOffset ReservedAt,
    DateTimeOffset DeadlineAt,
    DateTimeOffset ServerNow,
    Guid? OrderId)
{
    public static ReservationView Of(Reservation reservation, TimeProvider clock) => new(
        reservation.Id.Value,
        reservation.Activity.Value,
        reservation.Quantity,
        reservation.Status,
        reservation.ReservedAt,
        reservation.DeadlineAt,
        clock.GetUtcNow(),
        reservation.Order?.Value);
}

/// <summary>How often one person may knock. The gate gives them one place however often they do; this keeps them from drowning the others.</summary>
internal sealed class EntryLimiter(IOptions<EntryLimits> limits) : PersonLimiter(limits.Value.PerSecond, limits.Value.Burst)
{
    public const string Policy = "entry";
}

/// <param name="Quantity">Units, 1 to the activity's most.</param>
internal sealed record EnterBody(int Quantity = 1);

/// <param name="Token">Proves the reservation; null when there is nothing left to pay.</param>
internal sealed record EntryView(ReservationView Reservation, string? Token);
