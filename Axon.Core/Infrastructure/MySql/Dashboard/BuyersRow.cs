namespace Axon.Core.Infrastructure.MySql.Dashboard;

internal sealed record BuyersRow
{
    public long CampaignId { get; init; }

    public long Buyers { get; init; }

    public long NewBuyers { get; init; }
}
