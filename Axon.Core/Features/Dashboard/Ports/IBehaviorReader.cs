using Axon.Core.Shared;

namespace Axon.Core.Features.Dashboard.Ports;

/// <summary>Reads behaviour events for the dashboards.</summary>
public interface IBehaviorReader
{
    /// <summary>The events of one activity with <c>from ≤ occurredAt &lt; to</c>, by time and then sequence. One query.</summary>
    /// <remarks>Bots are left out unless asked for. Cost grows with the number of events in the range.</remarks>
    Task<IReadOnlyList<BehaviorRow>> ActivityAsync(ActivityId activity, DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken);

    /// <summary>Distinct people per activity and per campaign. One query however many there are.</summary>
    Task<IReadOnlyList<ReachRow>> ReachAsync(DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken);
}
