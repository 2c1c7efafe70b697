using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Charges;

/// <summary>
/// Writes the outcome of a charge down, in one transaction with everything that follows from it. The confirm itself, the worker and a webhook may
/// all bring an outcome: whatever order they come in, the first proof counts and the rest change nothing.
/// </summary>
public sealed partial class CompleteCharge(
    OrderStore orders,
    AttemptStore attempts,
    SaleSources sources,
    PayOrder pay,
    ReverseCharge giveBack,
    RecordCancels cancels,
    OutboxStore outbox,
    IOptions<PaymentsOptions> options,
    TimeProvider clock,
    ILogger<CompleteCharge> logger)
{
    internal static readonly PaymentDecline NoSuchPayment = new(DeclineReason.Other, "NOT_FOUND_PAYMENT");
    private static readonly PaymentDecline UndoneAtProvider = new(DeclineReason.Other, "CANCELED_AT_PROVIDER");

    /// <summary>Money was taken: keeps it when the claim lives, else prepares to give it back in full.</summary>
    public async Task<(ConfirmPaymentResult Answer, PaymentAttempt? Refund)> CapturedAsync(
        OrderId id, Guid attemptId, ProviderPayment charged, UnitOfWork work, CancellationToken cancellationToken)
    {
        var (order, attempt, isAnotherOpen) = await LockAsync(id, attemptId, work, cancellationToken);
        if (attempt.State == AttemptState.SUCCEEDED)
        {
            return (Answer(order), null);
        }

        if (order.Payment.ProviderKey == charged.Key.Value)
        {
            // The same payment, brought by another attempt: it is in the books already and must not be given back as a second one.
            await attempts.FinishAsync(attempt.Id, AttemptState.FAILED, "SAME_PAYMENT", clock.GetUtcNow(), work, cancellationToken);
            return (Answer(order), null);
        }

        if (charged.Balance.Minor <= 0)
        {
            // Somebody gave it all back at the provider before we had written it down: in the end no money was taken.
            return (await DeclinedAsync(order, attempt, UndoneAtProvider, work, cancellationToken), null);
        }

        var now = clock.GetUtcNow();
        await attempts.FinishAsync(attempt.Id, AttemptState.SUCCEEDED, null, now, work, cancellationToken);
        if (order.Status == OrderStatus.AWAITING_PAYMENT && await sources.Of(order.Sale).HasClaimAsync(order.Sale, work, cancellationToken))
        {
            // Part of it may have gone back at the provider before we had written it down.
            var paid = await cancels.HandleAsync(await pay.HandleAsync(order, charged, work, cancellationToken), charged, work, cancellationToken);
            if (isAnotherOpen)
            {
                paid = paid with { Payment = paid.Payment with { NextCheckAt = now + options.Value.AbandonedAfter } };
                await orders.SaveAsync(paid, work, cancellationToken);
            }

            return (new ConfirmPaymentResult(ConfirmPaymentOutcome.Paid, paid), null);
        }

        Log.CapturedTooLate(logger, order.Id.Value, attempt.Id, order.Status);
        var (after, refund) = await giveBack.BeginAsync(order, charged, work, cancellationToken);
        return (Answer(after), refund);
    }

    /// <summary>Proven that no money was taken: the order is an ordinary unpaid one again.</summary>
    public async Task<ConfirmPaymentResult> DeclinedAsync(
        OrderId id, Guid attemptId, PaymentDecline decline, UnitOfWork work, CancellationToken cancellationToken)
    {
        var (order, attempt, _) = await LockAsync(id, attemptId, work, cancellationToken);
        return await DeclinedAsync(order, attempt, decline, work, cancellationToken);
    }

    /// <summary>Nobody can say: nothing may release or charge until it is known.</summary>
    public async Task<ConfirmPaymentResult> UnknownAsync(OrderId id, Guid attemptId, UnknownReason reason, UnitOfWork work, CancellationToken cancellationToken)
    {
        var (order, attempt, _) = await LockAsync(id, attemptId, work, cancellationToken);
        if (attempt.State != AttemptState.STARTED)
        {
            return Answer(order);
        }

        Log.Unknown(logger, order.Id.Value, attempt.Id, reason);
        await attempts.FinishAsync(attempt.Id, AttemptState.UNKNOWN, reason.ToString(), null, work, cancellationToken);
        order = order with
        {
            Payment = order.Payment with { Status = PaymentStatus.STUCK, NextCheckAt = clock.GetUtcNow() + options.Value.FirstCheckAfter, Checks = 0 },
        };
        await orders.SaveAsync(order, work, cancellationToken);
        if (order.Status == OrderStatus.AWAITING_PAYMENT)
        {
            await sources.Of(order.Sale).MarkStuckAsync(order.Sale, work, cancellationToken);
        }

        return Answer(order);
    }

    private async Task<ConfirmPaymentResult> DeclinedAsync(
        Order order, PaymentAttempt attempt, PaymentDecline decline, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (!attempt.IsOpen)
        {
            return Answer(order, attempt);
        }

        var code = ChargeAnswers.CodeOf(decline);
        attempt = attempt with { State = AttemptState.FAILED, Code = code };
        await attempts.FinishAsync(attempt.Id, AttemptState.FAILED, code, clock.GetUtcNow(), work, cancellationToken);
        if (order.Status == OrderStatus.AWAITING_PAYMENT && order.Payment.Status == PaymentStatus.STUCK)
        {
            await sources.Of(order.Sale).ClearStuckAsync(order.Sale, work, cancellationToken);
        }

        if (order.Payment.IsUnderWay)
        {
            var after = order.Status == OrderStatus.AWAITING_PAYMENT ? PaymentStatus.FAILED : PaymentStatus.CANCELLED;
            order = order with { Payment = order.Payment with { Status = after, FailureCode = code, NextCheckAt = null, Checks = 0 } };
            await orders.SaveAsync(order, work, cancellationToken);
            await outbox.AddAsync(work, [PaymentFacts.Failed(order, decline.Code, clock)], cancellationToken);
        }

        return Answer(order, attempt);
    }

    private async Task<(Order Order, PaymentAttempt Attempt, bool IsAnotherOpen)> LockAsync(
        OrderId id, Guid attemptId, UnitOfWork work, CancellationToken cancellationToken)
    {
        var order = await orders.LockAsync(id, work, cancellationToken) ?? throw new InvalidOperationException($"Order {id} is gone.");
        var all = await attempts.ListAsync(order.Payment.Id, work, cancellationToken);
        return (order, all.Single(attempt => attempt.Id == attemptId), all.Any(attempt => attempt.IsOpen && attempt.Id != attemptId));
    }

    private static ConfirmPaymentResult Answer(Order order, PaymentAttempt? attempt = null) => order switch
    {
        { IsPaid: true } => new ConfirmPaymentResult(ConfirmPaymentOutcome.Paid, order),
        { Payment.Status: PaymentStatus.STUCK } => new ConfirmPaymentResult(ConfirmPaymentOutcome.Unknown, order),
        { Payment.Status: PaymentStatus.CHARGING } => new ConfirmPaymentResult(ConfirmPaymentOutcome.UnderWay, order),
        { Status: OrderStatus.CANCELLED } => new ConfirmPaymentResult(ChargeAnswers.OfCancelled(order), order),
        _ => new ConfirmPaymentResult(ConfirmPaymentOutcome.Declined, order, ChargeAnswers.ReasonOf(attempt?.Code ?? order.Payment.FailureCode)),
    };

    private static partial class Log
    {
        [LoggerMessage(3010, LogLevel.Warning, "Charge {AttemptId} of order {OrderId} was captured when the order was {Status} or its claim was gone; giving it back")]
        public static partial void CapturedTooLate(ILogger logger, Guid orderId, Guid attemptId, OrderStatus status);

        [LoggerMessage(3011, LogLevel.Warning, "The outcome of charge {AttemptId} of order {OrderId} is unknown: {Reason}")]
        public static partial void Unknown(ILogger logger, Guid orderId, Guid attemptId, UnknownReason reason);
    }
}

/// <summary>How a stored outcome reads when it is asked for again.</summary>
internal static class ChargeAnswers
{
    /// <summary>A decline as an attempt keeps it: the reason for the buyer, then the provider's code for staff.</summary>
    public static string CodeOf(PaymentDecline decline)
    {
        var code = $"{decline.Reason}:{decline.Code}";
        return code.Length > 64 ? code[..64] : code;
    }

    public static DeclineReason ReasonOf(string? code) =>
        Enum.TryParse<DeclineReason>(code?.Split(':')[0], out var reason) ? reason : DeclineReason.Other;

    public static ConfirmPaymentOutcome OfCancelled(Order order) => order.EndReason switch
    {
        OrderEndReason.CLAIM_LOST => ConfirmPaymentOutcome.GivenBack,
        OrderEndReason.CANCELLED => ConfirmPaymentOutcome.Cancelled,
        _ => ConfirmPaymentOutcome.Expired,
    };
}
