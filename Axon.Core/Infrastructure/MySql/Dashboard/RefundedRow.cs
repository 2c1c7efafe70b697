namespace Axon.Core.Infrastructure.MySql.Dashboard;

internal sealed record RefundedRow
{
    public long CampaignId { get; init; }

    public long? ActivityId { get; init; }

    public long RefundedMinor { get; init; }
}
