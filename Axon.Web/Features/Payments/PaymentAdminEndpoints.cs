using System.Security.Claims;
using Axon.Core.Features.Payments;
using Axon.Core.Features.Payments.Orders;
using Axon.Core.Features.Payments.Ports;
using Axon.Core.Shared;
using Axon.Web.Features.Accounts;
using Axon.Web.Features.Payments.Api;
using Axon.Web.Features.Payments.Idempotency;
using Axon.Web.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Payments;

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
        IOrderReads reads, CancellationToken cancellationToken, PaymentStatus? status = null, int page = 1, int size = 50)
    {
        var found = await reads.WatchAsync(status, page, size, cancellationToken);
        return TypedResults.Ok(new PaymentWatchPage([.. found.Items.Select(PaymentWatchView.From)], found.Total, found.Number, found.Size));
    }

    private static async Task<Results<Ok<AskView>, ProblemHttpResult>> AskAsync(
        Guid id,
        ClaimsPrincipal user,
        AskForStaff ask,
        IOrderBook orders,
        TimeProvider clock,
        IStringLocalizer<PaymentStrings> words,
        CancellationToken cancellationToken)
    {
        var outcome = await ask.HandleAsync(new PaymentId(id), user.UserId(), cancellationToken);
        return outcome != AskOutcome.NotFound && await orders.FindAsync(new PaymentId(id), cancellationToken) is { } order
            ? TypedResults.Ok(new AskView(outcome, OrderView.From(order, clock.GetUtcNow())))
            : words.Refuse(PaymentProblem.PaymentNotFound);
    }
}
