using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Orders;

/// <summary>
/// Ends orders that were not paid by their deadline, each in a transaction of its own. An order with a charge under way or unknown is left alone: a charge
/// that began in time may finish.
/// </summary>
public sealed class ReleaseOverdueOrders(Database database, OrderStore orders, EndOrder end, PaymentsMetrics metrics, TimeProvider clock)
{
    private const int Batch = 200;

    /// <returns>When the next deadline passes; null when nothing waits. Not before now.</returns>
    public async Task<DateTimeOffset?> HandleAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<OrderId> overdue;
        do
        {
            overdue = await orders.OverdueAsync(clock.GetUtcNow(), Batch, cancellationToken);
            foreach (var order in overdue)
            {
                if (await database.InTransactionAsync(work => ReleaseAsync(order, work, cancellationToken), cancellationToken))
                {
                    metrics.Released();
                }
            }
        }
        while (overdue.Count == Batch);

        return await orders.NextDeadlineAsync(cancellationToken);
    }

    private async Task<bool> ReleaseAsync(OrderId id, UnitOfWork work, CancellationToken cancellationToken)
    {
        // Read again under the lock: it may have been paid, cancelled or begun to be charged since.
        if (await orders.LockAsync(id, work, cancellationToken) is not { IsUnpaidAtRest: true } order || order.Deadline > clock.GetUtcNow())
        {
            return false;
        }

        await end.HandleAsync(order, OrderEndReason.EXPIRED, work, cancellationToken);
        return true;
    }
}
