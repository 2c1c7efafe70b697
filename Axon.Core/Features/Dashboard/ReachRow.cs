namespace Axon.Core.Features.Dashboard;

/// <summary>Distinct people of one activity, or of one campaign when <see cref="ActivityId"/> is null.</summary>
public sealed record ReachRow
{
    public long CampaignId { get; init; }

    public long? ActivityId { get; init; }

    public long Visitors { get; init; }

    public long NewVisitors { get; init; }

    public long Viewers { get; init; }

    public long ClickedViewers { get; init; }

    /// <summary>Of the visitors, those with a purchase event.</summary>
    public long ConvertedVisitors { get; init; }

    public long Clicks { get; init; }

    public long StreamPaidUnits { get; init; }
}
