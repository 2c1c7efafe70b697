using Axon.Core.Features.Payments.Contracts;
using Axon.Core.Features.Payments.Orders;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Ports;

/// <summary>Orders with their payments, locked while they are changed. Whoever changes an order locks it first, before the sale and the coupon.</summary>
public interface IOrderBook
{
    /// <summary>Locks and reads; null when there is none.</summary>
    Task<Order?> LockAsync(OrderId order, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Locks and reads the one order of a sale that is not cancelled.</summary>
    Task<Order?> LockBySaleAsync(SaleRef sale, IUnitOfWork work, CancellationToken cancellationToken);

    Task<AddOrderOutcome> AddAsync(Order order, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Writes all that may change of an order that this transaction has locked.</summary>
    Task SaveAsync(Order order, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Marks the order as its buyer's first purchase, unless another one is already; says which. A unique key decides between two at once.</summary>
    Task<bool> TryMarkFirstAsync(Order order, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Reads without a lock.</summary>
    Task<Order?> FindAsync(OrderId order, CancellationToken cancellationToken);

    /// <summary>Reads without a lock, by its payment.</summary>
    Task<Order?> FindAsync(PaymentId payment, CancellationToken cancellationToken);

    /// <summary>Unpaid orders past their deadline with no charge under way, the longest overdue first.</summary>
    Task<IReadOnlyList<OrderId>> OverdueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The deadline that passes next, or null when no order waits.</summary>
    Task<DateTimeOffset?> NextDeadlineAsync(CancellationToken cancellationToken);
}
