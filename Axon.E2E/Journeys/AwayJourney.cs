using System.Globalization;
using Axon.Core.Accounts;
using Axon.E2E.Hosting;
using Axon.E2E.Pages;
using Axon.E2E.Tracker;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>What people and a marketer notice while a server of the event pipeline is away: sales go on, nothing is lost, and no old figure poses as new.</summary>
[Collection(Distributed.Name)]
public sealed class AwayJourney(DistributedAppFixture axon, BrowserFixture browser)
{
    private const float Recovery = 60_000;

    [Fact]
    public async Task ElasticsearchThenKafka_KilledDuringASale_EverythingIsCountedOnceTheyAreBack()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 5);
        var place = string.Create(CultureInfo.InvariantCulture, $"/campaign-activity/{activity}");
        await using var marketer = await world.StaffAsync(Role.Marketer);
        var room = new ControlRoom(marketer);
        await room.OpenAsync(activity);
        await using var early = await IndexedVisitor.ComeAsync(axon, world);
        await early.Page.GotoAsync(place);
        await IndexedVisitor.EmptyAsync(early.Page);
        await VisitorsAreAsync(room, 1);

        await axon.Streams.Elasticsearch.KillAsync();
        await using var late = await IndexedVisitor.ComeAsync(axon, world);
        await late.Page.GotoAsync(place);
        // The intake takes it: nothing waits in the browser.
        await IndexedVisitor.EmptyAsync(late.Page);
        await FreshnessIsAsync(room, "stale");
        await VisitorsAreAsync(room, 1);
        await axon.Streams.Elasticsearch.StartAsync(TestContext.Current.CancellationToken);
        await VisitorsAreAsync(room, 2);
        await FreshnessIsAsync(room, "live");

        await axon.Streams.Kafka.KillAsync();
        await using var buyer = await world.ShopperAsync();
        var shopper = new ShopperPages(buyer);
        await shopper.GoToActivityAsync(activity);
        Assert.True(await shopper.TryEnterAsync());
        await shopper.PayAsync();
        await shopper.SeesAsync("샀어요");
        // The browser keeps what the intake cannot take.
        await IndexedVisitor.TrueAsync(buyer.Page, "axon.status().fails > 0 && axon.status().waiting > 0");
        await axon.Streams.Kafka.StartAsync(TestContext.Current.CancellationToken);
        await IndexedVisitor.EmptyAsync(buyer.Page);
        await VisitorsAreAsync(room, 3);
        await ShowsAsync(room, "구매 1");
        await room.WasNeverReloadedAsync();
    }

    private static Task VisitorsAreAsync(ControlRoom room, int count) => ShowsAsync(room, string.Create(CultureInfo.InvariantCulture, $"방문자 {count}"));

    private static Task ShowsAsync(ControlRoom room, string card) =>
        Assertions.Expect(room.Page.GetByRole(AriaRole.Region, new() { Name = card, Exact = true })).ToBeVisibleAsync(new() { Timeout = Recovery });

    private static Task FreshnessIsAsync(ControlRoom room, string state) =>
        Assertions.Expect(room.Page.Locator("[data-fresh]").First).ToHaveAttributeAsync("data-fresh", state, new() { Timeout = Recovery });
}
