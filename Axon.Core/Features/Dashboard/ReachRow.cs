namespace Axon.Core.Features.Dashboard;

/// <summary>Distinct people of one activity, or of one campaign when <paramref name="ActivityId"/> is null.</summary>
public sealed record ReachRow(long CampaignId, long? ActivityId, long Visitors, long NewVisitors, long Viewers, long ClickedViewers, long Clicks, long StreamPaidUnits);
