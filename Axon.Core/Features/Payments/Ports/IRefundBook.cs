using Axon.Core.Features.Payments.Refunds;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Ports;

/// <summary>What was asked back. The order is locked while these are read to decide or written.</summary>
public interface IRefundBook
{
    Task AddAsync(Refund refund, IUnitOfWork work, CancellationToken cancellationToken);

    Task FinishAsync(Guid refund, RefundStatus status, DateTimeOffset? at, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>All refunds of an order, oldest first.</summary>
    Task<IReadOnlyList<Refund>> ListAsync(OrderId order, IUnitOfWork work, CancellationToken cancellationToken);
}
