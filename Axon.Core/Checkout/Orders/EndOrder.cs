using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Wallet;

namespace Axon.Core.Checkout.Orders;

/// <summary>Ends a locked, unpaid order: its coupon and its units are free again, in the same transaction.</summary>
public sealed class EndOrder(OrderStore orders, SaleSources sources, CouponWallet coupons, TimeProvider clock)
{
    public async Task<Order> HandleAsync(Order order, OrderEndReason reason, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (!order.IsUnpaidAtRest)
        {
            throw new InvalidOperationException($"Order {order.Id} is {order.Status} with its payment {order.Payment.Status}: money may have moved.");
        }

        var ended = order.Ended(reason, clock.GetUtcNow());
        await orders.SaveAsync(ended, work, cancellationToken);
        await coupons.ReturnAsync(order.Id, work, cancellationToken);
        await sources.Of(order.Sale).ReleaseAsync(
            order.Sale, reason == OrderEndReason.EXPIRED ? ReleaseReason.EXPIRED : ReleaseReason.CANCELLED, work, cancellationToken);
        return ended;
    }
}
