using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Wallet;

namespace Axon.Core.Checkout.Refunds;

/// <summary>Books money that went back on a locked order: the one place where that happens, whoever gave it back.</summary>
public sealed class RecordRefund(OrderStore orders, SaleSources sources, CouponWallet coupons, OutboxStore outbox, TimeProvider clock)
{
    /// <summary>When none is left the order is over, its units are offered again, and its coupon is free again if its time has not run out.</summary>
    public async Task<Order> HandleAsync(Order order, Money amount, UnitOfWork work, CancellationToken cancellationToken)
    {
        var back = order.Payment.Refunded + amount;
        var isAll = back == order.Payment.Captured;
        order = order with { Payment = order.Payment with { Refunded = back, Status = isAll ? PaymentStatus.REFUNDED : PaymentStatus.PART_REFUNDED } };
        if (!order.IsPaid)
        {
            // Captured and never a purchase: it belongs to no revenue and holds no units.
            await orders.SaveAsync(order, work, cancellationToken);
            return order;
        }

        order = order with
        {
            Refunded = back,
            Status = isAll ? OrderStatus.REFUNDED : OrderStatus.PARTIALLY_REFUNDED,
            EndedAt = isAll ? clock.GetUtcNow() : null,
            EndReason = isAll ? OrderEndReason.REFUNDED : null,
        };
        await outbox.AddAsync(work, [PaymentFacts.Refund(order, amount, isAll, clock)], cancellationToken);
        await orders.SaveAsync(order, work, cancellationToken);
        if (isAll)
        {
            await coupons.RestoreAsync(order.Id, work, cancellationToken);
            await sources.Of(order.Sale).ReleaseAsync(order.Sale, ReleaseReason.REFUNDED, work, cancellationToken);
        }

        return order;
    }
}
