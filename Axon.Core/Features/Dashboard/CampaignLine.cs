using Axon.Core.Features.Dashboard.Metrics;

namespace Axon.Core.Features.Dashboard;

/// <summary>One campaign or activity in the comparison, with the figures of both its people and its books.</summary>
public sealed record CampaignLine(
    long CampaignId,
    long? ActivityId,
    string Name,
    string Status,
    string? Type,
    DateTimeOffset? OpensAt,
    Figures Figures,
    IReadOnlyList<long> Trend);
