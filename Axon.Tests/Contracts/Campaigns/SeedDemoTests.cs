using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Demo;
using Axon.Core.Catalog.Products;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>The demo is filled once, with things that hold together and no made-up sales.</summary>
public sealed class SeedDemoTests(PrivateServers servers) : IAsyncLifetime
{
    private CampaignsWorld _world = null!; // InitializeAsync

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await CampaignsWorld.CreateAsync(servers, nameof(SeedDemoTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Seed_OfAnEmptyShop_OpensADropInTwoMinutes()
    {
        Assert.True(await _world.Get<SeedDemo>().HandleAsync(Cancelled));

        var activities = await _world.Get<IActivityCatalog>().ListPublicAsync(Cancelled);
        var products = await _world.Get<ProductCatalog>().ListAsync(null, 1, 100, Cancelled);
        var campaigns = await _world.Get<CampaignStore>().ListAsync(null, null, 1, 10, Cancelled);
        Assert.Equal(4, activities.Count);
        Assert.Equal(2, campaigns.Total);
        Assert.Equal(40, products.Total);
        Assert.Equal(10, (await _world.Get<ProductCatalog>().CategoriesAsync(Cancelled)).Count);
        Assert.Contains(activities, view => view.Status == ActivityStatus.SCHEDULED && view.OpensAt == _world.Now.AddMinutes(2));
        Assert.Contains(activities, view => view is { Status: ActivityStatus.OPEN, Type: ActivityType.PURCHASE });
        Assert.Contains(activities, view => view is { Status: ActivityStatus.OPEN, Type: ActivityType.COUPON });
        Assert.All(campaigns.Items, campaign => Assert.True(campaign.CostMinor > 0));
        foreach (var table in new[] { "customer_order", "reservation", "behavior_event", "issued_coupon" })
        {
            Assert.Equal(0, await _world.Database.ScalarAsync<int>($"SELECT COUNT(*) FROM {table}"));
        }
    }

    [Fact]
    public async Task Seed_AskedManyTimesAtOnce_HappensOnce()
    {
        var done = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => _world.Get<SeedDemo>().HandleAsync(Cancelled))));

        Assert.Single(done, true);
        Assert.Equal(40, await _world.Database.ScalarAsync<int>("SELECT COUNT(*) FROM product"));
        Assert.True(await _world.Get<SeedDemo>().IsDoneAsync(Cancelled));
    }
}
