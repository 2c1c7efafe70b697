using System.Diagnostics;
using Axon.Core.Features.Payments.Charges;
using Axon.Core.Features.Payments.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Refunds;

/// <summary>Calls the provider for a committed refund attempt and writes down what came of it. Running it again is safe: the provider sees the same key.</summary>
public sealed class RunRefund(ITransactions transactions, IPaymentProvider provider, SettleRefund settle, ICrashPoints crash)
{
    /// <param name="cancellationToken">None: money may move.</param>
    public async Task<RefundResult> HandleAsync(OrderId order, PaymentAttempt attempt, CancellationToken cancellationToken)
    {
        crash.Reached(PaymentCrashPoints.RefundBegun);
        var result = await provider.CancelAsync(attempt.PaymentKey, attempt.Amount, $"Axon {attempt.IdempotencyKey}", attempt.IdempotencyKey, cancellationToken);
        crash.Reached(PaymentCrashPoints.RefundAnswered);
        return await transactions.RunAsync(
            work => result.Outcome switch
            {
                CancelOutcome.Cancelled => settle.DoneAsync(order, attempt.Id, result.Payment!, work, cancellationToken),
                CancelOutcome.AlreadyCancelled => settle.ElsewhereAsync(order, attempt.Id, result.Payment!, work, cancellationToken),
                CancelOutcome.Declined => settle.FailedAsync(order, attempt.Id, result.Code!, work, cancellationToken),
                CancelOutcome.Unknown => settle.UnknownAsync(order, attempt.Id, result.Reason!.Value, work, cancellationToken),
                _ => throw new UnreachableException(result.Outcome.ToString()),
            },
            cancellationToken);
    }
}
