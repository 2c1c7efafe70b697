namespace Axon.Core.Features.Behavior.Ports;

/// <summary>What staff look at to know whether events arrive.</summary>
public interface ITrackerReadings
{
    /// <summary>When the newest event of a browser was received; null when there is none.</summary>
    Task<DateTimeOffset?> LastReceivedAsync(CancellationToken cancellationToken);

    /// <summary>Events of the named types with <c>from ≤ occurredAt &lt; to</c>, without suspected bots; a type that has none is not there. One query.</summary>
    /// <remarks>Cost grows with the number of events in the range.</remarks>
    Task<IReadOnlyList<TypeCount>> CountsAsync(IReadOnlyCollection<string> types, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>Bad rows since a time, the most frequent reason first.</summary>
    Task<IReadOnlyList<BadRowCount>> BadRowsAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
