using System.Security.Claims;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Checkout.Api;

/// <summary>Payments for staff: what is stuck, and asking the provider again.</summary>
internal static class PaymentAdminEndpoints
{
    public static IEndpointRouteBuilder MapPaymentAdmin(this IEndpointRouteBuilder routes)
    {
        var payments = routes.MapGroup("/api/admin/payments").RequireAuthorization(AxonPolicies.Operator).WithTags("Payments")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);
        payments.MapGet("", ListAsync).WithName("ListPayments").WithSummary("Payments by status; STUCK also lists payments with a refund whose outcome is unknown");
        payments.MapPost("{id:guid}/ask", AskAsync).RequireIdempotency("payments.ask").WithName("AskProvider")
            .WithSummary("Asks the provider about a payment now and settles what it proves").ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static async Task<Ok<PaymentWatchPage>> ListAsync(
        OrderQueries reads, CancellationToken cancellationToken, PaymentStatus? status = null, int page = 1, int size = 50)
    {
        var found = await reads.WatchAsync(status, page, size, cancellationToken);
        return TypedResults.Ok(new PaymentWatchPage([.. found.Items.Select(PaymentWatchView.From)], found.Total, found.Number, found.Size));
    }

    private static async Task<Results<Ok<AskView>, ProblemHttpResult>> AskAsync(
        Guid id,
        ClaimsPrincipal user,
        QueryProviderForStaff ask,
        OrderStore orders,
        TimeProvider clock,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        var outcome = await ask.HandleAsync(new PaymentId(id), user.UserId(), cancellationToken);
        return outcome != ProviderQueryOutcome.NotFound && await orders.FindAsync(new PaymentId(id), cancellationToken) is { } order
            ? TypedResults.Ok(new AskView(outcome, OrderView.From(order, clock.GetUtcNow())))
            : refusals.Result(PaymentRefusals.PaymentNotFound);
    }
}

/// <param name="Outcome">Settled: nothing is open any more. Open: still unknown, it will be asked again.</param>
public sealed record AskView(ProviderQueryOutcome Outcome, OrderView Order);
