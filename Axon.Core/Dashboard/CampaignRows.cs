namespace Axon.Core.Dashboard;

/// <summary>The result sets of the campaigns' books, put together.</summary>
internal sealed record CampaignRows(
    IReadOnlyList<CampaignRow> Campaigns,
    IReadOnlyList<ActivityRow> Activities,
    IReadOnlyDictionary<long, SalesRow> Sales,
    IReadOnlyList<DayRow> Days,
    IReadOnlyDictionary<long, BuyersRow> Buyers,
    IReadOnlyList<RefundedRow> Refunds)
{
    public IReadOnlyList<CampaignSales> Assemble(DateOnly first, DateOnly last) => [.. Campaigns.Select(campaign => Campaign(campaign, first, last))];

    private CampaignSales Campaign(CampaignRow campaign, DateOnly first, DateOnly last)
    {
        var lines = Activities.Where(activity => activity.CampaignId == campaign.CampaignId).Select(Activity).ToList();
        var days = Days.Where(day => day.CampaignId == campaign.CampaignId).ToLookup(day => day.Day, day => day.GrossMinor);
        var buyers = Buyers.GetValueOrDefault(campaign.CampaignId);
        var figures = Figures.Sum(lines.Select(line => line.Figures)) with
        {
            Buyers = buyers?.Buyers ?? 0,
            NewBuyers = buyers?.NewBuyers ?? 0,
            CostMinor = campaign.CostMinor,
        };
        var trend = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(offset => days[first.AddDays(offset)].Sum());
        return new CampaignSales(campaign.CampaignId, campaign.Name, campaign.Status, figures, [.. trend], lines);
    }

    private ActivitySalesLine Activity(ActivityRow activity)
    {
        var sales = Sales.GetValueOrDefault(activity.ActivityId);
        var figures = new Figures
        {
            Capacity = activity.Capacity,
            Reservations = sales?.Reservations ?? 0,
            ReservedUnits = sales?.ReservedUnits ?? 0,
            ReservedPeople = sales?.ReservedPeople ?? 0,
            ReservedBuyers = sales?.ReservedBuyers ?? 0,
            ExpiredReservations = sales?.ExpiredReservations ?? 0,
            PaidUnits = sales?.PaidUnits ?? 0,
            BooksPaidUnits = sales?.BooksPaidUnits ?? 0,
            Buyers = sales?.Buyers ?? 0,
            PaidUnitsNow = sales?.PaidUnitsNow ?? 0,
            InPaymentUnitsNow = sales?.InPaymentUnitsNow ?? 0,
            PaidOrders = Days.Where(day => day.ActivityId == activity.ActivityId).Sum(day => day.PaidOrders),
            GrossMinor = Days.Where(day => day.ActivityId == activity.ActivityId).Sum(day => day.GrossMinor),
            RefundedMinor = Refunds.Where(refund => refund.ActivityId == activity.ActivityId).Sum(refund => refund.RefundedMinor),
        };
        return new ActivitySalesLine(activity.ActivityId, activity.Title, activity.Type, activity.Status, activity.OpensAt, figures);
    }
}

internal sealed record SalesRow
{
    public long ActivityId { get; init; }

    public long Reservations { get; init; }

    public long ReservedUnits { get; init; }

    public long ReservedPeople { get; init; }

    public long ExpiredReservations { get; init; }

    public long PaidUnits { get; init; }

    public long BooksPaidUnits { get; init; }

    public long Buyers { get; init; }

    public long ReservedBuyers { get; init; }

    public long PaidUnitsNow { get; init; }

    public long InPaymentUnitsNow { get; init; }
}

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

internal sealed record CampaignRow
{
    public long CampaignId { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public DateTimeOffset StartsAt { get; init; }

    public long? CostMinor { get; init; }
}

internal sealed record DayRow
{
    public long CampaignId { get; init; }

    public long? ActivityId { get; init; }

    public DateOnly Day { get; init; }

    public long PaidOrders { get; init; }

    public long GrossMinor { get; init; }
}

internal sealed record BuyersRow
{
    public long CampaignId { get; init; }

    public long Buyers { get; init; }

    public long NewBuyers { get; init; }
}

internal sealed record RefundedRow
{
    public long CampaignId { get; init; }

    public long? ActivityId { get; init; }

    public long RefundedMinor { get; init; }
}
