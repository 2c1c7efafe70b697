using System.Security.Claims;
using Axon.Core.Checkout.Orders;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Rejected;
using Axon.Web.Features.Operations.Api;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Operations;

/// <summary>What the operators' page shows and does, for programs. Payments in doubt are asked about at <c>/api/admin/payments</c>.</summary>
internal static class OperationsEndpoints
{
    private const int Most = 100;

    public static IEndpointRouteBuilder MapOperations(this IEndpointRouteBuilder routes)
    {
        var operations = routes.MapGroup("/api/operations").RequireAuthorization(AxonPolicies.Operator).WithTags("Operations");
        operations.MapGet("", ReadAsync).WithName("GetOperations").WithSummary("Whether money, places and deliveries agree, and when that was last proved");
        operations.MapGet("findings", FindingsAsync).WithName("ListFindings").WithSummary("Differences that reconcile has found, the open ones first");
        operations.MapGet("dead-letters", DeadAsync).WithName("ListDeadLetters").WithSummary("Facts that some consumer could not handle in all its tries, the newest first");
        operations.MapPost("dead-letters/{id:guid}/requeue", RequeueAsync).RequireIdempotency("operations.requeue").WithName("RequeueDeadLetter")
            .WithSummary("Gives a dead letter back to be delivered; consumers that have handled it before do not handle it again")
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static async Task<Ok<OperationsJson>> ReadAsync(OperationsReader reader, CancellationToken cancellationToken) =>
        TypedResults.Ok(OperationsJson.From(await reader.ReadAsync(cancellationToken)));

    private static async Task<Ok<IReadOnlyList<FindingJson>>> FindingsAsync(ReconcileFindingStore findings, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<FindingJson>>([.. (await findings.ListAsync(Most, cancellationToken)).Select(FindingJson.From)]);

    private static async Task<Ok<IReadOnlyList<DeadLetterJson>>> DeadAsync(IFactQueue facts, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<DeadLetterJson>>([.. (await facts.DeadAsync(Most, cancellationToken)).Select(DeadLetterJson.From)]);

    private static async Task<Results<NoContent, ProblemHttpResult>> RequeueAsync(
        Guid id, ClaimsPrincipal user, RequeueForStaff requeue, Refusals refusals, CancellationToken cancellationToken) =>
        await requeue.HandleAsync(id, user.UserId(), cancellationToken)
            ? TypedResults.NoContent()
            : refusals.Result(OperationsWeb.NoDeadLetter);
}

/// <summary>Whether money, places and deliveries agree, as of one moment.</summary>
/// <param name="Stuck">Payments and refunds whose outcome nobody knows, the longest unchanged first.</param>
/// <param name="Books">The newest comparison; null before the first.</param>
/// <param name="Dead">Facts that were given up, the newest first.</param>
/// <param name="BadRows">Visitor events of the last day that could not be kept.</param>
public sealed record OperationsView(
    DateTimeOffset At,
    Page<PaymentWatch> Stuck,
    ReconcileReport? Books,
    DateTimeOffset? BooksProvedAt,
    IReadOnlyList<Finding> Findings,
    QueueDepth Queue,
    IReadOnlyList<DeadFact> Dead,
    IReadOnlyList<BadRowCount> BadRows)
{
    /// <summary>A delivery older than this is late: the relay is not running or cannot keep up.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromSeconds(30);

    public int OpenFindings => Findings.Count(finding => finding.IsOpen);

    public bool IsLate => Queue.OldestWaiting > Late;

    /// <summary>How many things want somebody to look.</summary>
    public long Attention => Stuck.Total + Queue.Dead + Math.Max(OpenFindings, Books?.Confirmed.Count ?? 0) + (IsLate ? 1 : 0);
}

/// <summary>Reads what operators look at, for the page and for programs: a constant number of queries.</summary>
public sealed class OperationsReader(
    OrderQueries payments, IReconcileReports books, ReconcileFindingStore findings, IFactQueue facts, ITrackerReadings tracker, TimeProvider clock)
{
    private const int Most = 50;
    private const int MostFindings = 20;

    public async Task<OperationsView> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new OperationsView(
            now,
            await payments.WatchAsync(PaymentStatus.STUCK, 1, Most, cancellationToken),
            books.Latest,
            books.LastProvedAt,
            await findings.ListAsync(MostFindings, cancellationToken),
            await facts.DepthAsync(cancellationToken),
            await facts.DeadAsync(Most, cancellationToken),
            await tracker.BadRowsAsync(now.AddDays(-1), cancellationToken));
    }
}
