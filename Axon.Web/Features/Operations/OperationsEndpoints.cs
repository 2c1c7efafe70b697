using System.Security.Claims;
using Axon.Core.Features.Entry.Ports;
using Axon.Core.Features.Messages;
using Axon.Core.Features.Messages.Ports;
using Axon.Web.Features.Accounts;
using Axon.Web.Features.Operations.Api;
using Axon.Web.Features.Payments.Idempotency;
using Axon.Web.Resources;
using Axon.Web.Startup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

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

    private static async Task<Ok<IReadOnlyList<FindingJson>>> FindingsAsync(IReconcileFindings findings, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<FindingJson>>([.. (await findings.ListAsync(Most, cancellationToken)).Select(FindingJson.From)]);

    private static async Task<Ok<IReadOnlyList<DeadLetterJson>>> DeadAsync(IFactQueue facts, CancellationToken cancellationToken) =>
        TypedResults.Ok<IReadOnlyList<DeadLetterJson>>([.. (await facts.DeadAsync(Most, cancellationToken)).Select(DeadLetterJson.From)]);

    private static async Task<Results<NoContent, ProblemHttpResult>> RequeueAsync(
        Guid id, ClaimsPrincipal user, RequeueForStaff requeue, IStringLocalizer<OperationsStrings> words, CancellationToken cancellationToken) =>
        await requeue.HandleAsync(id, user.UserId(), cancellationToken)
            ? TypedResults.NoContent()
            : ApiProblem.Result(StatusCodes.Status404NotFound, OperationsProblems.NoDeadLetter, words[nameof(OperationsStrings.RequeueMissing)]);
}
