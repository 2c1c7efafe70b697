using System.Diagnostics;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Charges;

/// <summary>Calls the provider for a committed attempt and writes down what came of it. Running the same attempt again is safe: the provider sees the same key.</summary>
public sealed class RunCharge(
    Database database, IPaymentProvider provider, CompleteCharge settle, RunRefund giveBack, ICrashPoints crash)
{
    /// <param name="cancellationToken">None: money may move.</param>
    public async Task<ConfirmPaymentResult> HandleAsync(Order order, PaymentAttempt attempt, CancellationToken cancellationToken)
    {
        var result = await provider.ConfirmAsync(attempt.PaymentKey, order.ProviderRef, attempt.Amount, attempt.IdempotencyKey, cancellationToken);
        crash.Reached(PaymentCrashPoints.ChargeAnswered);
        var answer = result.Outcome switch
        {
            ConfirmOutcome.Captured or ConfirmOutcome.AlreadyProcessed => await CapturedAsync(order.Id, attempt.Id, result.Payment!, cancellationToken),
            ConfirmOutcome.Declined => await DeclinedAsync(order.Id, attempt.Id, result.Decline!, cancellationToken),
            ConfirmOutcome.NotFound => await DeclinedAsync(order.Id, attempt.Id, CompleteCharge.NoSuchPayment, cancellationToken),
            ConfirmOutcome.Unknown => await database.InTransactionAsync(
                work => settle.UnknownAsync(order.Id, attempt.Id, result.Reason!.Value, work, cancellationToken), cancellationToken),
            _ => throw new UnreachableException(result.Outcome.ToString()),
        };
        crash.Reached(PaymentCrashPoints.ChargeSettled);
        return answer;
    }

    /// <summary>Writes a capture down and, when it came too late to be a purchase, gives the money back.</summary>
    public async Task<ConfirmPaymentResult> CapturedAsync(OrderId order, Guid attempt, ProviderPayment charged, CancellationToken cancellationToken)
    {
        var (answer, refund) = await database.InTransactionAsync(
            work => settle.CapturedAsync(order, attempt, charged, work, cancellationToken), cancellationToken);
        if (refund is not null)
        {
            await giveBack.HandleAsync(order, refund, cancellationToken);
        }

        return answer;
    }

    public Task<ConfirmPaymentResult> DeclinedAsync(OrderId order, Guid attempt, PaymentDecline decline, CancellationToken cancellationToken) =>
        database.InTransactionAsync(work => settle.DeclinedAsync(order, attempt, decline, work, cancellationToken), cancellationToken);
}
