using Axon.Core.Shared;

namespace Axon.Core.Features.Dashboard.Ports;

/// <summary>Reads the order books for the dashboards. Never writes.</summary>
public interface IBooksReader
{
    /// <summary>Null when there is no such activity. A constant number of queries, in one consistent snapshot.</summary>
    Task<ActivityBooks?> ActivityAsync(ActivityId activity, CancellationToken cancellationToken);

    /// <summary>Campaigns and activities with their sales in the range and their state now. A constant number of queries.</summary>
    Task<IReadOnlyList<CampaignBooks>> CampaignsAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
