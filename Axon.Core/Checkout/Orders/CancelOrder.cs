using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Orders;

/// <summary>The buyer gives an unpaid order up.</summary>
public sealed class CancelOrder(Database database, OrderStore orders, EndOrder end)
{
    public Task<(CancelOrderOutcome Outcome, Order? Order)> HandleAsync(OrderId id, UserId user, CancellationToken cancellationToken) =>
        database.InTransactionAsync<(CancelOrderOutcome, Order?)>(
            async work => await orders.LockAsync(id, work, cancellationToken) switch
            {
                { } order when order.User == user => order switch
                {
                    { IsUnpaidAtRest: true } => (CancelOrderOutcome.Cancelled, await end.HandleAsync(order, OrderEndReason.CANCELLED, work, cancellationToken)),
                    { Status: OrderStatus.CANCELLED } => (CancelOrderOutcome.Cancelled, order),
                    { IsPaid: true } => (CancelOrderOutcome.Paid, order),
                    _ => (CancelOrderOutcome.UnderWay, order),
                },
                _ => (CancelOrderOutcome.NotFound, null),
            },
            cancellationToken);
}

public enum CancelOrderOutcome
{
    /// <summary>Cancelled, now or before; nothing was charged.</summary>
    Cancelled,
    NotFound,

    /// <summary>It is paid: ask for a refund instead.</summary>
    Paid,

    /// <summary>A charge is under way or unknown.</summary>
    UnderWay,
}
