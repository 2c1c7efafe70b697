using Axon.Core.Audit;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Charges;

/// <summary>
/// Settles what is open of a payment by asking the provider, and books what was given back there: after a crash, after a time-out, because of a webhook or because
/// staff asked. It may come at any moment, also while the charge is still being made.
/// </summary>
public sealed class QueryProvider(
    Database database,
    OrderStore orders,
    AttemptStore attempts,
    IPaymentProvider provider,
    RunCharge charge,
    CompleteCharge settle,
    RunRefund refund,
    CompleteRefund settleRefund,
    CompareWithProvider compare,
    SaleSources sources,
    IOptions<PaymentsOptions> options,
    PaymentsMetrics metrics,
    TimeProvider clock)
{
    /// <param name="cancellationToken">Observed before anything is settled, not in the middle.</param>
    public async Task<ProviderQueryOutcome> HandleAsync(PaymentId payment, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(payment, cancellationToken) is not { } order)
        {
            return ProviderQueryOutcome.NotFound;
        }

        var all = await attempts.ListAsync(payment, cancellationToken);
        await AskChargesAsync(order, [.. all.Where(attempt => attempt.Kind == AttemptKind.CONFIRM)]);
        foreach (var open in all.Where(attempt => attempt is { Kind: AttemptKind.REFUND, IsOpen: true }))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AskRefundAsync(order, open);
        }

        if (await orders.FindAsync(payment, cancellationToken) is { Payment.ProviderKey: not null } captured)
        {
            await compare.HandleAsync(captured, cancellationToken);
        }

        var outcome = (await attempts.ListAsync(payment, cancellationToken)).Any(attempt => attempt.IsOpen) ? ProviderQueryOutcome.Open : ProviderQueryOutcome.Settled;
        metrics.Asked(outcome);
        return outcome;
    }

    // No cancellation from here on: an answer about money is written down.
    private async Task AskChargesAsync(Order order, IReadOnlyList<PaymentAttempt> charges)
    {
        if (charges.Count == 0)
        {
            return;
        }

        var open = charges.FirstOrDefault(attempt => attempt.IsOpen);
        if (open is null && order.Payment.Captured.Minor > 0)
        {
            return;
        }

        // Of all payments of this order the captured one is what matters, whichever attempt it came from.
        var byOrder = await provider.FindByOrderAsync(order.ProviderRef, CancellationToken.None);
        if (byOrder is { Outcome: FindOutcome.Found, Payment: { WasCaptured: true } captured })
        {
            var mine = charges.LastOrDefault(attempt => attempt.PaymentKey == captured.Key) ?? open;
            if (mine is not null && mine.State != AttemptState.SUCCEEDED)
            {
                await charge.CapturedAsync(order.Id, mine.Id, captured, CancellationToken.None);
            }

            if (open is null || open.PaymentKey == captured.Key)
            {
                return;
            }
        }

        if (open is not null)
        {
            await AskOpenChargeAsync(order, open);
        }
    }

    private async Task AskOpenChargeAsync(Order order, PaymentAttempt open)
    {
        var found = await provider.FindAsync(open.PaymentKey, CancellationToken.None);
        // Young attempts are being worked on by whoever began them: only proof may end them from outside.
        var isAbandoned = open.State == AttemptState.UNKNOWN || open.StartedAt + options.Value.AbandonedAfter <= clock.GetUtcNow();
        switch (found)
        {
            case { Outcome: FindOutcome.Found, Payment: { WasCaptured: true } captured }:
                await charge.CapturedAsync(order.Id, open.Id, captured, CancellationToken.None);
                break;
            case { Outcome: FindOutcome.Found, Payment: { CannotBeCaptured: true } over }:
                await charge.DeclinedAsync(order.Id, open.Id, over.Failure ?? new PaymentDecline(DeclineReason.SessionExpired, over.State.ToString()), CancellationToken.None);
                break;
            case { Outcome: FindOutcome.NotFound } when isAbandoned:
                await charge.DeclinedAsync(order.Id, open.Id, CompleteCharge.NoSuchPayment, CancellationToken.None);
                break;
            case { Outcome: FindOutcome.Found, Payment.State: ProviderPaymentState.WAITING_FOR_DEPOSIT }:
                // Nothing was paid. Its own confirm again calls it off and proves that nothing can be.
                await charge.HandleAsync(order, open, CancellationToken.None);
                break;
            case { Outcome: FindOutcome.Found, Payment.State: ProviderPaymentState.IN_PROGRESS or ProviderPaymentState.READY } when isAbandoned && await MayStillBeChargedAsync(order):
                // It is waiting for the confirm that we began, and one may still be on its way there. Repeating it with its own key is the only call that
                // cannot charge twice and that ends in a proof either way.
                await charge.HandleAsync(order, open, CancellationToken.None);
                break;
            case var _ when isAbandoned:
                await database.InTransactionAsync(
                    work => settle.UnknownAsync(order.Id, open.Id, found.Reason ?? UnknownReason.InFlight, work, CancellationToken.None), CancellationToken.None);
                break;
        }
    }

    private Task<bool> MayStillBeChargedAsync(Order order) => database.InTransactionAsync(
        async work => await orders.LockAsync(order.Id, work, CancellationToken.None) is { Status: OrderStatus.AWAITING_PAYMENT }
            && await sources.Of(order.Sale).HasClaimAsync(order.Sale, work, CancellationToken.None),
        CancellationToken.None);

    private async Task AskRefundAsync(Order order, PaymentAttempt open)
    {
        if (open.State == AttemptState.STARTED && open.StartedAt + options.Value.AbandonedAfter > clock.GetUtcNow())
        {
            return;
        }

        var found = await provider.FindAsync(open.PaymentKey, CancellationToken.None);
        if (found.Payment is { } seen && seen.Cancels.Any(cancel => cancel.IsOf(open)))
        {
            await database.InTransactionAsync(work => settleRefund.DoneAsync(order.Id, open.Id, seen, work, CancellationToken.None), CancellationToken.None);
            return;
        }

        // With its own key again: the provider answers as the first time, or does it now.
        await refund.HandleAsync(order.Id, open, CancellationToken.None);
    }
}

/// <summary>Asks the provider about a payment because a member of staff wants to know now, and writes down who did.</summary>
public sealed class QueryProviderForStaff(OrderStore orders, Database database, IAuditLog audit, QueryProvider ask)
{
    public async Task<ProviderQueryOutcome> HandleAsync(PaymentId payment, UserId staff, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(payment, cancellationToken) is null)
        {
            return ProviderQueryOutcome.NotFound;
        }

        await database.InTransactionAsync(
            async work =>
            {
                await audit.AppendAsync(new AuditEntry(staff, "payment.ask", "payment", payment.ToString()), work, cancellationToken);
            },
            cancellationToken);
        return await ask.HandleAsync(payment, cancellationToken);
    }
}

public enum ProviderQueryOutcome
{
    /// <summary>Nothing of this payment is open.</summary>
    Settled,

    /// <summary>Something is still unknown; it will be asked again.</summary>
    Open,
    NotFound,
}
