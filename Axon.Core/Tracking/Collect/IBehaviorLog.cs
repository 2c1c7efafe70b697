using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Tracking.Collect;

/// <summary>Where behaviour events go in: each counts once, however often it is sent.</summary>
public interface IBehaviorLog
{
    /// <summary>Takes the events and answers for each, in their order. When it returns they are durable.</summary>
    /// <remarks>
    /// Where the log is the store itself, duplicates are told exactly, also between processes: of several calls with one id, one is answered Accepted. Where
    /// it leads to an index, every call is answered Accepted and the index has the id once. The visitor's first event, and who visitor and session turned out
    /// to be, are remembered by the time the event can be read. Never throws because of an event; throws <see cref="StoreUnavailableException"/>.
    /// </remarks>
    Task<IReadOnlyList<EventStatus>> AppendAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken);

    /// <summary>Stores events of our own, those that are not there, in the given transaction or before it commits.</summary>
    Task AppendAsync(IReadOnlyList<BehaviorEvent> events, UnitOfWork work, CancellationToken cancellationToken);
}
