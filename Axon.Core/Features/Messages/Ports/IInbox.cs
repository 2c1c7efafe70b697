using Axon.Core.Shared;

namespace Axon.Core.Features.Messages.Ports;

/// <summary>What each consumer has already done.</summary>
public interface IInbox
{
    /// <summary>
    /// Notes in the transaction that <paramref name="consumer"/> handles these facts, and returns those that it has not handled before. Waits for another
    /// transaction that is handling one of them now. One round trip.
    /// </summary>
    Task<IReadOnlySet<Guid>> AddAsync(string consumer, IReadOnlyCollection<Guid> facts, IUnitOfWork work, CancellationToken cancellationToken);
}
