using System.Diagnostics;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Refunds;

/// <summary>Writes the outcome of a refund down with everything that follows from it. The first proof counts; the same outcome again changes nothing.</summary>
public sealed partial class CompleteRefund(
    OrderStore orders,
    AttemptStore attempts,
    RefundStore refunds,
    RecordRefund book,
    RecordCancels cancels,
    IOptions<PaymentsOptions> options,
    TimeProvider clock,
    ILogger<CompleteRefund> logger)
{
    private const string GivenBackElsewhere = "ALREADY_CANCELED_PAYMENT";

    /// <summary>The money went back by this attempt. What else the provider gave back is booked with it.</summary>
    public async Task<RefundResult> DoneAsync(OrderId id, Guid attemptId, ProviderPayment seen, UnitOfWork work, CancellationToken cancellationToken)
    {
        var (order, attempt, refund, isAnotherOpen) = await LockAsync(id, attemptId, work, cancellationToken);
        if (!attempt.IsOpen)
        {
            return Answer(order, refund);
        }

        var now = clock.GetUtcNow();
        await attempts.FinishAsync(attempt.Id, AttemptState.SUCCEEDED, null, now, work, cancellationToken);
        await refunds.FinishAsync(refund.Id, RefundStatus.DONE, now, work, cancellationToken);
        order = Rested(order, isAnotherOpen);
        if (attempt.PaymentKey.Value != order.Payment.ProviderKey)
        {
            // A second charge of an order that another charge had paid: it was never in this payment's sums.
            await orders.SaveAsync(order, work, cancellationToken);
            return new RefundResult(RefundOutcome.Refunded, order, refund.Amount);
        }

        order = await book.HandleAsync(order, refund.Amount, work, cancellationToken);
        return new RefundResult(RefundOutcome.Refunded, await cancels.HandleAsync(order, seen, work, cancellationToken), refund.Amount);
    }

    /// <summary>Nothing was left to give back, because somebody had given it back at the provider: that is booked instead of this attempt.</summary>
    public async Task<RefundResult> ElsewhereAsync(OrderId id, Guid attemptId, ProviderPayment seen, UnitOfWork work, CancellationToken cancellationToken)
    {
        var (order, attempt, _, _) = await LockAsync(id, attemptId, work, cancellationToken);
        if (attempt.PaymentKey.Value != order.Payment.ProviderKey || seen.Cancels.Any(cancel => cancel.IsOf(attempt)))
        {
            return await DoneAsync(id, attemptId, seen, work, cancellationToken);
        }

        var result = await FailedAsync(id, attemptId, GivenBackElsewhere, work, cancellationToken);
        var after = await cancels.HandleAsync(result.Order!, seen, work, cancellationToken);
        return after.Payment.Refunded == after.Payment.Captured ? new RefundResult(RefundOutcome.Refunded, after, result.Amount) : result with { Order = after };
    }

    public async Task<RefundResult> FailedAsync(OrderId id, Guid attemptId, string code, UnitOfWork work, CancellationToken cancellationToken)
    {
        var (order, attempt, refund, isAnotherOpen) = await LockAsync(id, attemptId, work, cancellationToken);
        if (!attempt.IsOpen)
        {
            return Answer(order, refund);
        }

        Log.Refused(logger, order.Id.Value, attemptId, code);
        var now = clock.GetUtcNow();
        await attempts.FinishAsync(attemptId, AttemptState.FAILED, code.Length > 64 ? code[..64] : code, now, work, cancellationToken);
        await refunds.FinishAsync(refund.Id, RefundStatus.FAILED, now, work, cancellationToken);
        order = Rested(order, isAnotherOpen);
        await orders.SaveAsync(order, work, cancellationToken);
        return new RefundResult(RefundOutcome.Declined, order, refund.Amount);
    }

    public async Task<RefundResult> UnknownAsync(OrderId id, Guid attemptId, UnknownReason reason, UnitOfWork work, CancellationToken cancellationToken)
    {
        var (order, attempt, refund, _) = await LockAsync(id, attemptId, work, cancellationToken);
        if (attempt.State != AttemptState.STARTED)
        {
            return Answer(order, refund);
        }

        Log.Unknown(logger, order.Id.Value, attemptId, reason);
        await attempts.FinishAsync(attemptId, AttemptState.UNKNOWN, reason.ToString(), null, work, cancellationToken);
        await refunds.FinishAsync(refund.Id, RefundStatus.STUCK, null, work, cancellationToken);
        order = order with { Payment = order.Payment with { NextCheckAt = clock.GetUtcNow() + options.Value.FirstCheckAfter, Checks = 0 } };
        await orders.SaveAsync(order, work, cancellationToken);
        return new RefundResult(RefundOutcome.UnderWay, order, refund.Amount);
    }

    private Order Rested(Order order, bool isAnotherOpen) => order with
    {
        Payment = order.Payment with { NextCheckAt = isAnotherOpen ? clock.GetUtcNow() + options.Value.FirstCheckAfter : null, Checks = 0 },
    };

    private async Task<(Order Order, PaymentAttempt Attempt, Refund Refund, bool IsAnotherOpen)> LockAsync(
        OrderId id, Guid attemptId, UnitOfWork work, CancellationToken cancellationToken)
    {
        var order = await orders.LockAsync(id, work, cancellationToken) ?? throw new InvalidOperationException($"Order {id} is gone.");
        var all = await attempts.ListAsync(order.Payment.Id, work, cancellationToken);
        var refund = (await refunds.ListAsync(id, work, cancellationToken)).Single(refund => refund.Attempt == attemptId);
        return (order, all.Single(attempt => attempt.Id == attemptId), refund, all.Any(attempt => attempt.IsOpen && attempt.Id != attemptId));
    }

    private static RefundResult Answer(Order order, Refund refund) => refund.Status switch
    {
        RefundStatus.DONE => new RefundResult(RefundOutcome.Refunded, order, refund.Amount),
        RefundStatus.FAILED => new RefundResult(RefundOutcome.Declined, order, refund.Amount),
        _ => new RefundResult(RefundOutcome.UnderWay, order, refund.Amount),
    };

    private static partial class Log
    {
        [LoggerMessage(3020, LogLevel.Error, "The provider refused refund {AttemptId} of order {OrderId}: {Code}")]
        public static partial void Refused(ILogger logger, Guid orderId, Guid attemptId, string code);

        [LoggerMessage(3021, LogLevel.Warning, "The outcome of refund {AttemptId} of order {OrderId} is unknown: {Reason}")]
        public static partial void Unknown(ILogger logger, Guid orderId, Guid attemptId, UnknownReason reason);
    }
}

/// <summary>Calls the provider for a committed refund attempt and writes down what came of it. Running it again is safe: the provider sees the same key.</summary>
public sealed class RunRefund(Database database, IPaymentProvider provider, CompleteRefund settle, ICrashPoints crash)
{
    /// <param name="cancellationToken">None: money may move.</param>
    public async Task<RefundResult> HandleAsync(OrderId order, PaymentAttempt attempt, CancellationToken cancellationToken)
    {
        crash.Reached(PaymentCrashPoints.RefundBegun);
        var result = await provider.CancelAsync(attempt.PaymentKey, attempt.Amount, $"Axon {attempt.IdempotencyKey}", attempt.IdempotencyKey, cancellationToken);
        crash.Reached(PaymentCrashPoints.RefundAnswered);
        return await database.InTransactionAsync(
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
