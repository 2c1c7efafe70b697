using Axon.Core.Features.Dashboard.Metrics;

namespace Axon.Core.Features.Dashboard;

/// <summary>All campaigns side by side. Lines are campaigns, each followed by its activities.</summary>
/// <param name="Total">Sums of what adds up (sales, costs); people are not summed over campaigns, because one person may visit several.</param>
public sealed record CampaignsDashboard(DateTimeOffset From, DateTimeOffset To, DateTimeOffset AsOf, Figures Total, Figures? Previous, IReadOnlyList<CampaignLine> Lines);
