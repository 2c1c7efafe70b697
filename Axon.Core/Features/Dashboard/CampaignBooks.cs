using Axon.Core.Features.Dashboard.Metrics;

namespace Axon.Core.Features.Dashboard;

/// <summary>One campaign in the comparison: its own figures from the books and those of its activities.</summary>
/// <param name="Trend">Revenue by day of the range, oldest first.</param>
public sealed record CampaignBooks(
    long CampaignId,
    string Name,
    string Status,
    Figures Figures,
    IReadOnlyList<long> Trend,
    IReadOnlyList<ActivityBookLine> Activities);
