using Axon.Core.Features.Campaigns;
using Axon.Core.Shared;

namespace Axon.Core.Infrastructure.MySql.Campaigns;

internal sealed class CampaignRow
{
    public CampaignId Id { get; init; }

    public string Name { get; init; } = "";

    public string Description { get; init; } = "";

    public CampaignStatus Status { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset EndsAt { get; init; }

    public long? BudgetMinor { get; init; }

    public string Currency { get; init; } = "";

    public int Version { get; init; }

    public int Activities { get; init; }

    public int Live { get; init; }

    public long CostMinor { get; init; }

    public CampaignDetails ToDetails() => new(Id, Name, Description, Status, StartsAt, EndsAt, BudgetMinor, Currency, Version, Activities, Live, CostMinor);
}
