namespace Axon.Core.Dashboard;

/// <summary>Puts all campaigns side by side. Costs two reads however many campaigns and activities there are, four when it compares.</summary>
public sealed class GetCampaignsDashboard(IBehaviorReader behavior, ISalesReader books, TimeProvider clock)
{
    public async Task<CampaignsDashboard> HandleAsync(DashboardFilter filter, bool compare, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (from, to) = filter.At(now);
        var (earlier, earlierEnd) = filter.Before(now);
        var lines = await LinesAsync(from, to, filter.IncludeBots, cancellationToken);
        var previous = compare ? Total(await LinesAsync(earlier, earlierEnd, filter.IncludeBots, cancellationToken)) : null;
        return new CampaignsDashboard(from, to, now, Total(lines), previous, lines);
    }

    private async Task<IReadOnlyList<CampaignLine>> LinesAsync(DateTimeOffset from, DateTimeOffset to, bool includeBots, CancellationToken cancellationToken)
    {
        var reach = (await behavior.ReachAsync(from, to, includeBots, cancellationToken)).ToLookup(row => (row.CampaignId, row.ActivityId));
        var campaigns = await books.CampaignsAsync(from, to, cancellationToken);
        return
        [
            .. campaigns.SelectMany(campaign => campaign.Activities
                .Select(activity => new CampaignLine(
                    campaign.CampaignId, activity.ActivityId, activity.Title, activity.Status, activity.Type, activity.OpensAt,
                    With(activity.Figures, reach[(campaign.CampaignId, activity.ActivityId)].FirstOrDefault()), []))
                .Prepend(new CampaignLine(
                    campaign.CampaignId, null, campaign.Name, campaign.Status, null, null,
                    With(campaign.Figures, reach[(campaign.CampaignId, null)].FirstOrDefault()), campaign.Trend))),
        ];
    }

    private static Figures With(Figures books, ReachRow? reach) => reach is null
        ? books
        : books with
        {
            Visitors = reach.Visitors,
            NewVisitors = reach.NewVisitors,
            Viewers = reach.Viewers,
            ClickedViewers = reach.ClickedViewers,
            ConvertedVisitors = reach.ConvertedVisitors,
            Clicks = reach.Clicks,
            StreamPaidUnits = reach.StreamPaidUnits,
        };

    private static Figures Total(IReadOnlyList<CampaignLine> lines) =>
        Figures.Sum(lines.Where(line => line.ActivityId is null).Select(line => line.Figures));
}

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

/// <summary>One campaign in the comparison: its own figures from the books and those of its activities.</summary>
/// <param name="Trend">Revenue by day of the range, oldest first.</param>
public sealed record CampaignSales(
    long CampaignId,
    string Name,
    string Status,
    Figures Figures,
    IReadOnlyList<long> Trend,
    IReadOnlyList<ActivitySalesLine> Activities);

/// <summary>All campaigns side by side. Lines are campaigns, each followed by its activities.</summary>
/// <param name="Total">Sums of what adds up (sales, costs); people are not summed over campaigns, because one person may visit several.</param>
public sealed record CampaignsDashboard(DateTimeOffset From, DateTimeOffset To, DateTimeOffset AsOf, Figures Total, Figures? Previous, IReadOnlyList<CampaignLine> Lines);

/// <summary>One activity in the comparison of campaigns.</summary>
public sealed record ActivitySalesLine(long ActivityId, string Title, string Type, string Status, DateTimeOffset OpensAt, Figures Figures);
