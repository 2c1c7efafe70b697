using System.Text.Json;
using Axon.Core.Dashboard;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Index;
using Axon.Tests.Servers;
using Axon.Tests.Unit.Dashboard;
using static Axon.Tests.Contracts.Behavior.Happenings;

namespace Axon.Tests.Contracts.Behavior;

/// <summary>The same history gives the same figures from MySQL, Elasticsearch and OpenSearch, and those of a plain recount.</summary>
public sealed class StoresAgreeTests(PrivateServers servers, SearchServers search)
{
    private static readonly DateTimeOffset From = Evening.AddMinutes(-20);
    private static readonly DateTimeOffset To = Evening.AddMinutes(95).AddMicroseconds(7);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Stores_OfOneRandomHistory_GiveOneSetOfFigures(int seed)
    {
        var history = new RandomHistory(seed);
        await using var mysql = await BehaviorStore.CreateAsync(servers, nameof(StoresAgreeTests));
        await using var elastic = await SearchAsync(SearchKind.Elasticsearch);
        await using var open = await SearchAsync(SearchKind.OpenSearch);
        await Task.WhenAll(new[] { mysql, elastic, open }.Select(store => FillAsync(store, history)));

        var figures = await FiguresAsync(mysql);

        Assert.Equal(figures, await FiguresAsync(elastic));
        Assert.Equal(figures, await FiguresAsync(open));
        await AssertRecountAsync(elastic, new SlowCount(history));
    }

    private static async Task FillAsync(BehaviorStore store, RandomHistory history)
    {
        await ArrangeBooksAsync(store);
        foreach (var (account, created) in history.Accounts)
        {
            await store.AddAccountAsync(account, created);
        }

        HashSet<Guid> known = [];
        foreach (var batch in history.Batches)
        {
            var outcomes = await store.WriteAsync(batch);
            Assert.Equal(batch.Select(happened => known.Add(happened.EventId) ? IndexOutcome.Stored : IndexOutcome.AlreadyThere), outcomes);
        }
    }

    /// <summary>All that dashboards show of these people, for every way to look at it, as one text per look.</summary>
    private static async Task<List<string>> FiguresAsync(BehaviorStore store)
    {
        DashboardFilter[] filters =
        [
            new(From, To), new(From, To, IncludeBots: true), new(From, To, Device: "mobile", Audience: Audience.NEW), new(Evening.AddHours(1), Evening.AddHours(2)), new(Evening.AddDays(-2), Evening.AddDays(2)),
        ];
        List<string> looks = [];
        foreach (var filter in filters)
        {
            foreach (var activity in new[] { 1, 2, 3 })
            {
                var dashboard = await store.Activity.HandleAsync(new ActivityId(activity), filter, compare: true, CancellationToken.None);
                looks.Add($"{activity} {filter} " + JsonSerializer.Serialize(new { dashboard!.Figures, dashboard.Previous, dashboard.Funnel, dashboard.Devices, dashboard.Audiences })); // the activity exists
            }

            var campaigns = await store.Campaigns.HandleAsync(filter, compare: true, CancellationToken.None);
            looks.Add($"{filter} " + JsonSerializer.Serialize(new { campaigns.Total, campaigns.Previous, campaigns.Lines }));
        }

        return looks;
    }

    private static async Task AssertRecountAsync(BehaviorStore store, SlowCount recount)
    {
        foreach (var bots in new[] { false, true })
        {
            var filter = new DashboardFilter(From, To, IncludeBots: bots);
            var lines = (await store.Campaigns.HandleAsync(filter, compare: false, CancellationToken.None)).Lines;
            Assert.All(lines, line => Rates.AreShares(line.Figures));
            Assert.All(lines, line => Assert.Equal(recount.Of(line.CampaignId, line.ActivityId, From, To, bots), Shown(line.Figures)));
            foreach (var activity in new[] { 1, 2, 3 })
            {
                var dashboard = await store.Activity.HandleAsync(new ActivityId(activity), filter, compare: false, CancellationToken.None);
                Assert.Equal(recount.Of(null, activity, From, To, bots), Shown(dashboard!.Figures)); // the activity exists
                Rates.AreShares(dashboard.Figures);
                Assert.True(dashboard.Figures.Visitors > 10, "The history is too thin to prove anything");
            }
        }
    }

    private static (long Visitors, long New, long Viewers, long ClickedViewers, long Converted, long Clicks, long Paid) Shown(Figures figures) =>
        (figures.Visitors, figures.NewVisitors, figures.Viewers, figures.ClickedViewers, figures.ConvertedVisitors, figures.Clicks, figures.StreamPaidUnits);

    private static Task<int> ArrangeBooksAsync(BehaviorStore store) => store.Database.ExecuteAsync(
        """
        INSERT INTO campaign (id, name, status, starts_at, ends_at, created_at, updated_at) VALUES (1, 'a', 'ACTIVE', @start, @end, @start, @start), (2, 'b', 'ACTIVE', @start, @end, @start, @start);
        INSERT INTO product (id, name, category, price_minor, created_at, updated_at) VALUES (1, 'p', 'audio', 1000, @start, @start);
        INSERT INTO activity (id, campaign_id, type, title, product_id, status, opens_at, closes_at, opened_at, price_minor, refund_days, created_at, updated_at)
        VALUES (1, 1, 'PURCHASE', 'a', 1, 'OPEN', @opened, @end, @opened, 1000, 7, @start, @start),
               (2, 1, 'PURCHASE', 'b', 1, 'OPEN', @opened, @end, @opened, 1000, 7, @start, @start),
               (3, 2, 'PURCHASE', 'c', 1, 'OPEN', @opened, @end, @opened, 1000, 7, @start, @start);
        INSERT INTO activity_stock (activity_id, capacity) VALUES (1, 500), (2, 500), (3, 500);
        """,
        new { start = Evening.AddDays(-9), end = Evening.AddDays(20), opened = Evening.AddMinutes(-5) });

    private async Task<BehaviorStore> SearchAsync(SearchKind kind) => await BehaviorStore.CreateAsync(
        servers, nameof(StoresAgreeTests), [(await search.GetAsync(kind)).Address], new Dictionary<string, string?> { ["Search:PageSize"] = "100", ["Search:BulkSize"] = "50" });
}
