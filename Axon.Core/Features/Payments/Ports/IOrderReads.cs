using Axon.Core.Features.Payments.Orders;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Ports;

/// <summary>Orders to look at. One query for each call.</summary>
public interface IOrderReads
{
    /// <summary>A person's orders, newest first.</summary>
    Task<Page<Order>> ListAsync(UserId user, int page, int size, CancellationToken cancellationToken);

    /// <summary>One order with its refunds; null when there is none or it is someone else's.</summary>
    /// <param name="user">The buyer; null for staff, who may see any.</param>
    Task<OrderDetail?> FindAsync(OrderId order, UserId? user, CancellationToken cancellationToken);

    /// <summary>How many units of its activity were sold when an order was paid, its own included; null for one that is not paid or of no activity.</summary>
    Task<int?> PlaceAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>
    /// Payments in a state, the longest unchanged first. STUCK also holds payments with a refund whose outcome is unknown; null lists all, newest first.
    /// </summary>
    Task<Page<PaymentWatch>> WatchAsync(PaymentStatus? status, int page, int size, CancellationToken cancellationToken);
}
