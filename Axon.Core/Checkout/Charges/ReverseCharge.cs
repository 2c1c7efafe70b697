using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Wallet;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Charges;

/// <summary>Begins to give a charge back that may not stay: its order is over, lost its claim, or was paid by another charge.</summary>
public sealed class ReverseCharge(
    OrderStore orders, AttemptStore attempts, RefundStore refunds, CouponWallet coupons, RecordCancels cancels, OutboxStore outbox, IOptions<PaymentsOptions> options, TimeProvider clock)
{
    /// <summary>Why a refund exists that nobody asked for.</summary>
    public const string Reason = "CAPTURED_TOO_LATE";

    /// <returns>The order after it, and the refund attempt to run once this is committed.</returns>
    public async Task<(Order Order, PaymentAttempt Refund)> BeginAsync(
        Order order, ProviderPayment charged, UnitOfWork work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (!order.IsPaid)
        {
            if (order.Status == OrderStatus.AWAITING_PAYMENT)
            {
                await coupons.ReturnAsync(order.Id, work, cancellationToken);
                order = order.Ended(OrderEndReason.CLAIM_LOST, now);
            }

            // The capture is in the books, though it was never a purchase: what came in and went out must both be seen.
            order = order with { EndReason = OrderEndReason.CLAIM_LOST, Payment = order.Payment.CapturedBy(charged, now) };
            order = await cancels.HandleAsync(order, charged, work, cancellationToken);
            await outbox.AddAsync(work, [PaymentFacts.Failed(order, Reason, clock)], cancellationToken);
        }

        var attempt = new PaymentAttempt(
            Uuid.New(clock), order.Payment.Id, AttemptKind.REFUND, charged.Balance, AttemptState.STARTED, charged.Key, null, now, null);
        await attempts.AddAsync(attempt, work, cancellationToken);
        await refunds.AddAsync(
            new Refund(Uuid.New(clock), order.Id, attempt.Id, charged.Balance, RefundOrigin.SURPLUS, Reason, null, RefundStatus.REQUESTED, now, null), work, cancellationToken);
        order = order with { Payment = order.Payment with { NextCheckAt = now + options.Value.AbandonedAfter } };
        await orders.SaveAsync(order, work, cancellationToken);
        return (order, attempt);
    }
}
