namespace Axon.Core.Infrastructure.MySql.Dashboard;

internal sealed record CampaignRow
{
    public long CampaignId { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public long? CostMinor { get; init; }
}
