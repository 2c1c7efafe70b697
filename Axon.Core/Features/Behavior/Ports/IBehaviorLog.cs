using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>The behaviour events, each at most once.</summary>
public interface IBehaviorLog
{
    /// <summary>Stores the events and answers for each, in their order. When it returns they are durable.</summary>
    /// <remarks>
    /// Duplicates are told exactly, also between processes: of several calls with one id, one is answered Accepted. Remembers the visitor's first
    /// event, and who visitor and session turned out to be. Never throws because of an event; throws <see cref="StoreUnavailableException"/>.
    /// </remarks>
    Task<IReadOnlyList<EventStatus>> AppendAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken);

    /// <summary>Stores events of our own, those that are not there, in the given transaction or before it commits.</summary>
    Task AppendAsync(IReadOnlyList<BehaviorEvent> events, IUnitOfWork work, CancellationToken cancellationToken);
}
