using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Charges;

/// <summary>Decides under the order's lock whether a charge may start, and writes the attempt down: everything before the provider is called.</summary>
public sealed class BeginCharge(OrderStore orders, AttemptStore attempts, SaleSources sources, IOptions<PaymentsOptions> options, TimeProvider clock)
{
    /// <returns>An attempt that must be run, or the answer.</returns>
    public async Task<(ConfirmPaymentResult Answer, PaymentAttempt? Attempt)> HandleAsync(
        OrderId id, UserId user, ProviderPaymentKey paymentKey, long amountMinor, UnitOfWork work, CancellationToken cancellationToken)
    {
        var order = await orders.LockAsync(id, work, cancellationToken);
        if (order is null || order.User != user)
        {
            return (new ConfirmPaymentResult(ConfirmPaymentOutcome.NotFound), null);
        }

        if (await RefusalAsync(order, paymentKey, amountMinor, work, cancellationToken) is { } refusal)
        {
            return (refusal, null);
        }

        var now = clock.GetUtcNow();
        var attempt = new PaymentAttempt(
            Uuid.New(clock), order.Payment.Id, AttemptKind.CONFIRM, order.Total, AttemptState.STARTED, paymentKey, null, now, null);
        order = order with
        {
            Payment = order.Payment with { Status = PaymentStatus.CHARGING, NextCheckAt = now + options.Value.AbandonedAfter, Checks = 0 },
        };
        await attempts.AddAsync(attempt, work, cancellationToken);
        await orders.SaveAsync(order, work, cancellationToken);
        return (new ConfirmPaymentResult(ConfirmPaymentOutcome.UnderWay, order), attempt);
    }

    private async Task<ConfirmPaymentResult?> RefusalAsync(
        Order order, ProviderPaymentKey paymentKey, long amountMinor, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (amountMinor != order.Total.Minor)
        {
            return new ConfirmPaymentResult(ConfirmPaymentOutcome.AmountMismatch, order);
        }

        if (order.IsPaid)
        {
            return new ConfirmPaymentResult(ConfirmPaymentOutcome.Paid, order);
        }

        if (order.Status == OrderStatus.CANCELLED)
        {
            return new ConfirmPaymentResult(ChargeAnswers.OfCancelled(order), order);
        }

        if (order.Payment.IsUnderWay)
        {
            return new ConfirmPaymentResult(order.Payment.Status == PaymentStatus.STUCK ? ConfirmPaymentOutcome.Unknown : ConfirmPaymentOutcome.UnderWay, order);
        }

        // A payment that was declined once stays declined: a page reloaded later must read the same answer, not cause another try.
        var tried = order.Payment.Status == PaymentStatus.FAILED ? await attempts.ListAsync(order.Payment.Id, work, cancellationToken) : [];
        if (tried.LastOrDefault(attempt => attempt.PaymentKey == paymentKey) is { } earlier)
        {
            return new ConfirmPaymentResult(ConfirmPaymentOutcome.Declined, order, ChargeAnswers.ReasonOf(earlier.Code));
        }

        if (tried.Count >= options.Value.MostCharges)
        {
            return new ConfirmPaymentResult(ConfirmPaymentOutcome.TooManyTries, order);
        }

        if (order.Deadline <= clock.GetUtcNow() || !await sources.Of(order.Sale).HasClaimAsync(order.Sale, work, cancellationToken))
        {
            return new ConfirmPaymentResult(ConfirmPaymentOutcome.Expired, order);
        }

        return null;
    }
}
