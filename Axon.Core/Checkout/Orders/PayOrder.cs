using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Wallet;

namespace Axon.Core.Checkout.Orders;

/// <summary>Makes a locked order a purchase: the one place where that happens, for charged orders and for those that cost nothing.</summary>
public sealed class PayOrder(OrderStore orders, SaleSources sources, CouponWallet coupons, OutboxStore outbox, TimeProvider clock)
{
    /// <param name="charged">What the provider captured; null when there was nothing to charge.</param>
    public async Task<Order> HandleAsync(Order order, ProviderPayment? charged, UnitOfWork work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var paid = order with
        {
            Status = OrderStatus.PAID,
            PaidAt = now,
            RefundableUntil = RefundWindow.End(now, order.RefundDays),
            Payment = charged is null
                ? order.Payment with { Status = PaymentStatus.CAPTURED, CapturedAt = now, NextCheckAt = null, FailureCode = null }
                : order.Payment.CapturedBy(charged, now),
        };
        await orders.SaveAsync(paid, work, cancellationToken);
        paid = paid with { FirstPurchase = await orders.TryMarkFirstAsync(paid, work, cancellationToken) };
        await coupons.UseAsync(paid.Id, work, cancellationToken);
        await sources.Of(paid.Sale).OnPaidAsync(paid.Sale, now, work, cancellationToken);
        await outbox.AddAsync(work, [PaymentFacts.Purchase(paid, clock)], cancellationToken);
        return paid;
    }
}
