namespace Axon.Core.Features.Behavior.Ports;

/// <summary>What staff look at to know whether events arrive.</summary>
public interface ITrackerReadings
{
    /// <summary>When the newest event of a browser was received; null when there is none.</summary>
    Task<DateTimeOffset?> LastReceivedAsync(CancellationToken cancellationToken);

    /// <summary>Bad rows since a time, the most frequent reason first.</summary>
    Task<IReadOnlyList<BadRowCount>> BadRowsAsync(DateTimeOffset since, CancellationToken cancellationToken);
}
