using System.Diagnostics;
using Axon.Core.Accounts;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Kernel;
using Axon.Web.Http;
using Axon.Web.Http.Identity;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Axon.Web.Features.Checkout.Api;

/// <summary>POST /api/orders/{id}/refunds.</summary>
internal static class RefundEndpoint
{
    private const int LongestReason = 200;

    public static async Task<Results<Ok<OrderView>, Accepted<OrderView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RefundBody body,
        HttpContext context,
        RequestRefund request,
        TimeProvider clock,
        Refusals refusals,
        CancellationToken cancellationToken)
    {
        var user = context.User;
        var isStaff = user.IsInRole(nameof(Role.Operator)) || user.IsInRole(nameof(Role.Admin));
        var reason = PlainText.OneLine(body.Reason ?? "");
        if (reason is null || reason.Length > LongestReason || (isStaff && reason.Length == 0))
        {
            return refusals.Result(PaymentRefusals.ReasonInvalid);
        }

        var (outcome, order, _) = await request.HandleAsync(new OrderId(id), user.UserId(), isStaff, body.Amount, reason, IdempotentCall.KeyOf(context.Request), cancellationToken);
        return outcome switch
        {
            RefundOutcome.Refunded => TypedResults.Ok(OrderView.From(order!, clock.GetUtcNow())),
            RefundOutcome.UnderWay => TypedResults.Accepted($"/api/orders/{id:D}", OrderView.From(order!, clock.GetUtcNow())),
            RefundOutcome.Declined => refusals.Result(PaymentRefusals.RefundDeclined),
            RefundOutcome.NotFound => refusals.Result(PaymentRefusals.OrderNotFound),
            RefundOutcome.NotPaid => refusals.Result(PaymentRefusals.RefundNotPaid),
            RefundOutcome.TooLate => refusals.Result(PaymentRefusals.RefundTooLate),
            RefundOutcome.WrongAmount => refusals.Result(PaymentRefusals.RefundWrongAmount),
            _ => throw new UnreachableException(outcome.ToString()),
        };
    }
}

/// <param name="Reason">At most 200 characters. A buyer may leave it out, staff may not.</param>
/// <param name="Amount">Minor units; all that is left when left out. A part only by staff.</param>
public sealed record RefundBody(string? Reason = null, long? Amount = null);
