using Axon.Core.Features.Payments.Orders;
using Axon.Core.Features.Payments.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments;

/// <summary>The buyer gives an unpaid order up.</summary>
public sealed class CancelOrder(ITransactions transactions, IOrderBook orders, EndOrder end)
{
    public Task<(CancelOrderOutcome Outcome, Order? Order)> HandleAsync(OrderId id, UserId user, CancellationToken cancellationToken) =>
        transactions.RunAsync<(CancelOrderOutcome, Order?)>(
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
