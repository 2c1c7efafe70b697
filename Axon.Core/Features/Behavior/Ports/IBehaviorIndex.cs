using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>Where dashboards read behaviour events, each at most once.</summary>
public interface IBehaviorIndex
{
    /// <summary>Of the form that events are kept in. Who fills a new one begins with the oldest event there is.</summary>
    int Version => 1;

    /// <summary>Stores the events and answers for each, in their order. When it returns they are durable, and searchable soon after.</summary>
    /// <remarks>
    /// Idempotent by event id, also between processes and after any failure. What the server could not take for the moment is tried again, alone and
    /// with growing pauses; when that does not help it throws <see cref="StoreUnavailableException"/>, and some of the events may be stored. Never throws
    /// because of an event.
    /// </remarks>
    Task<IReadOnlyList<IndexVerdict>> WriteAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken);
}
