using Axon.Core.Features.Dashboard.Metrics;
using Axon.Core.Features.Dashboard.Ports;

namespace Axon.Core.Features.Dashboard;

/// <summary>Puts all campaigns side by side. Costs two reads however many campaigns and activities there are, four when it compares.</summary>
public sealed class GetCampaignsDashboard(IBehaviorReader behavior, IBooksReader books, TimeProvider clock)
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
