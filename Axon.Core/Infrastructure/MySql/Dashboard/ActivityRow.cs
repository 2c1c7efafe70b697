namespace Axon.Core.Infrastructure.MySql.Dashboard;

internal sealed record ActivityRow
{
    public long ActivityId { get; init; }

    public long CampaignId { get; init; }

    public required string Title { get; init; }

    public required string Type { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset OpensAt { get; init; }

    public int Capacity { get; init; }
}
