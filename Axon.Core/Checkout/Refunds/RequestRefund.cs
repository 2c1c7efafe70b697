using System.Diagnostics;
using System.Text.Json;
using Axon.Core.Audit;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Refunds;

/// <summary>
/// Gives money back: to the buyer who asks in time, all of it; by staff at any time, all or a part. The sum can never pass what was captured: it is
/// counted under the order's lock, with refunds that are still under way, and a CHECK stands behind it.
/// </summary>
public sealed class RequestRefund(
    Database database,
    OrderStore orders,
    AttemptStore attempts,
    RefundStore refunds,
    SaleSources sources,
    RunRefund run,
    CompareWithProvider compare,
    OutboxStore outbox,
    IAuditLog audit,
    IOptions<PaymentsOptions> options,
    PaymentsMetrics metrics,
    TimeProvider clock)
{
    /// <param name="requestedBy">Who asks; must be the buyer unless <paramref name="isStaff"/>.</param>
    /// <param name="amountMinor">How much; null for all that is left.</param>
    /// <param name="requestKey">The same person's same key for this order finds the refund that it began, as it stands now. Null begins a new one each time.</param>
    public async Task<RefundResult> HandleAsync(
        OrderId order, UserId requestedBy, bool isStaff, long? amountMinor, string reason, string? requestKey, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(order, cancellationToken) is { Status: OrderStatus.PAID or OrderStatus.PARTIALLY_REFUNDED } paid
            && (isStaff || (paid.User == requestedBy && clock.GetUtcNow() < paid.RefundableUntil)))
        {
            // What was given back at the provider since is not left to be given back.
            await compare.HandleAsync(paid, cancellationToken);
        }

        var (answer, attempt) = await database.InTransactionAsync(
            work => BeginAsync(order, requestedBy, isStaff, amountMinor, reason, requestKey, work, cancellationToken), cancellationToken);
        if (attempt is not null)
        {
            // The request is committed and money may move: it is seen through whether or not the caller waits.
            answer = await run.HandleAsync(order, attempt, CancellationToken.None);
            if (answer is { Outcome: RefundOutcome.Declined, Order: { } refused })
            {
                answer = answer with { Order = await compare.HandleAsync(refused, CancellationToken.None) };
            }
        }

        metrics.Refunded(answer.Outcome);
        return answer;
    }

    private async Task<(RefundResult Answer, PaymentAttempt? Attempt)> BeginAsync(
        OrderId id, UserId requestedBy, bool isStaff, long? amountMinor, string reason, string? requestKey, UnitOfWork work, CancellationToken cancellationToken)
    {
        var order = await orders.LockAsync(id, work, cancellationToken);
        if (order is null || (!isStaff && order.User != requestedBy))
        {
            return (new RefundResult(RefundOutcome.NotFound), null);
        }

        var known = await refunds.ListAsync(id, work, cancellationToken);
        if (requestKey is not null && known.FirstOrDefault(refund => refund.RequestKey == requestKey && refund.RequestedBy == requestedBy) is { } before)
        {
            return (new RefundResult(OutcomeOf(before.Status), order, before.Amount), null);
        }

        if (known.LastOrDefault(refund => refund.Status is RefundStatus.REQUESTED or RefundStatus.STUCK) is { } open && Left(order, known) == 0)
        {
            // Asked twice: what is under way already gives all of it back.
            return (new RefundResult(RefundOutcome.UnderWay, order, open.Amount), null);
        }

        if (order.Status is not (OrderStatus.PAID or OrderStatus.PARTIALLY_REFUNDED))
        {
            return (new RefundResult(RefundOutcome.NotPaid, order), null);
        }

        if (!isStaff && !(clock.GetUtcNow() < order.RefundableUntil))
        {
            return (new RefundResult(RefundOutcome.TooLate, order), null);
        }

        var left = Left(order, known);
        var amount = amountMinor ?? left;
        if (amount < 0 || amount > left || (amount == 0 && order.Total.Minor > 0) || (!isStaff && amount != left))
        {
            return (new RefundResult(RefundOutcome.WrongAmount, order), null);
        }

        var begun = await WriteAsync(order, requestedBy, order.Total with { Minor = amount }, reason, requestKey, work, cancellationToken);
        if (isStaff)
        {
            await audit.AppendAsync(
                new AuditEntry(requestedBy, "order.refund", "order", order.Id.ToString(), JsonSerializer.Serialize(new { amountMinor = amount, reason })), work, cancellationToken);
        }

        return begun;
    }

    private async Task<(RefundResult Answer, PaymentAttempt? Attempt)> WriteAsync(
        Order order, UserId requestedBy, Money amount, string reason, string? requestKey, UnitOfWork work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var attempt = ProviderPaymentKey.TryParse(order.Payment.ProviderKey, out var key)
            ? new PaymentAttempt(Uuid.New(clock), order.Payment.Id, AttemptKind.REFUND, amount, AttemptState.STARTED, key, null, now, null)
            : null;
        var refund = new Refund(
            Uuid.New(clock), order.Id, attempt?.Id, amount, order.User == requestedBy ? RefundOrigin.BUYER : RefundOrigin.STAFF, reason, requestedBy,
            attempt is null ? RefundStatus.DONE : RefundStatus.REQUESTED, now, attempt is null ? now : null, requestKey);
        if (attempt is not null)
        {
            await attempts.AddAsync(attempt, work, cancellationToken);
            await refunds.AddAsync(refund, work, cancellationToken);
            order = order with { Payment = order.Payment with { NextCheckAt = now + options.Value.AbandonedAfter, Checks = 0 } };
            await orders.SaveAsync(order, work, cancellationToken);
            return (new RefundResult(RefundOutcome.UnderWay, order, amount), attempt);
        }

        // It had cost nothing, so there is nobody to ask: the units go back at once.
        await refunds.AddAsync(refund, work, cancellationToken);
        order = order with
        {
            Status = OrderStatus.REFUNDED,
            EndedAt = now,
            EndReason = OrderEndReason.REFUNDED,
            Payment = order.Payment with { Status = PaymentStatus.REFUNDED },
        };
        await orders.SaveAsync(order, work, cancellationToken);
        await sources.Of(order.Sale).ReleaseAsync(order.Sale, ReleaseReason.REFUNDED, work, cancellationToken);
        await outbox.AddAsync(work, [PaymentFacts.Refund(order, amount, true, clock)], cancellationToken);
        return (new RefundResult(RefundOutcome.Refunded, order, amount), null);
    }

    private static RefundOutcome OutcomeOf(RefundStatus status) => status switch
    {
        RefundStatus.DONE => RefundOutcome.Refunded,
        RefundStatus.REQUESTED or RefundStatus.STUCK => RefundOutcome.UnderWay,
        RefundStatus.FAILED => RefundOutcome.Declined,
        _ => throw new UnreachableException(status.ToString()),
    };

    // A surplus charge was never in the payment's sums, so giving it back takes nothing from them.
    private static long Left(Order order, IReadOnlyList<Refund> known) =>
        order.Payment.Captured.Minor - known.Where(refund => refund.Counts && refund.Origin != RefundOrigin.SURPLUS).Sum(refund => refund.Amount.Minor);
}

public enum RefundOutcome
{
    /// <summary>The money is on its way back.</summary>
    Refunded,

    /// <summary>Asked for, not yet known whether it went through; it is asked again by itself.</summary>
    UnderWay,

    /// <summary>The provider gave nothing back.</summary>
    Declined,
    NotFound,

    /// <summary>Nothing was paid, or all of it went back before.</summary>
    NotPaid,

    /// <summary>The buyer's time for it is over.</summary>
    TooLate,

    /// <summary>More than what is left, nothing, or a part where only the whole is allowed.</summary>
    WrongAmount,
}

/// <param name="Order">Set unless NotFound: the order after it.</param>
/// <param name="Amount">What this refund gives back.</param>
public readonly record struct RefundResult(RefundOutcome Outcome, Order? Order = null, Money Amount = default);
