using Axon.Core.Shared;

namespace Axon.Core.Features.Messages.Ports;

/// <summary>What each consumer has already done.</summary>
public interface IInbox
{
    /// <summary>
    /// Notes in the transaction that <paramref name="consumer"/> handles <paramref name="fact"/>. False when it has done so before. Waits for another
    /// transaction that is doing it now.
    /// </summary>
    Task<bool> TryAddAsync(string consumer, Guid fact, IUnitOfWork work, CancellationToken cancellationToken);
}
