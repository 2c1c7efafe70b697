namespace Axon.Core.Infrastructure.MySql.Dashboard;

internal sealed record DayRow
{
    public long CampaignId { get; init; }

    public long? ActivityId { get; init; }

    public DateOnly Day { get; init; }

    public long PaidOrders { get; init; }

    public long GrossMinor { get; init; }
}
