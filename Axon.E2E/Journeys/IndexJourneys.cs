using System.Globalization;
using System.Text.RegularExpressions;
using Axon.E2E.Hosting;
using Axon.E2E.Tracker;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>What people do on the shop's pages is in the index once, whatever happens on the way from the browser through Kafka; without their consent it is not there at all.</summary>
[Collection(Distributed.Name)]
public sealed class IndexJourneys(DistributedAppFixture axon, BrowserFixture browser) : IAsyncLifetime
{
    /// <summary>How wrong a time may be: the way to the server, on a busy machine.</summary>
    private static readonly TimeSpan Few = TimeSpan.FromSeconds(5);
    private AxonWorld _world = null!; // InitializeAsync
    private long _activity;

    private string Place => string.Create(CultureInfo.InvariantCulture, $"/campaign-activity/{_activity}");

    public async ValueTask InitializeAsync()
    {
        _world = await AxonWorld.OpenAsync(axon, browser);
        _activity = await _world.DropAsync(capacity: 5);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Offline_ThenOnline_WhatHappenedArrivesOnceWithItsTime()
    {
        await using var visitor = await ComeAsync();
        await visitor.Page.GotoAsync(Place);
        await IndexedVisitor.EmptyAsync(visitor.Page);
        await visitor.Context.SetOfflineAsync(true);
        var pressed = TimeProvider.System.GetUtcNow();
        await IndexedVisitor.ClickAsync(visitor.Page);
        await IndexedVisitor.TrueAsync(visitor.Page, "axon.status().fails > 1");
        var back = TimeProvider.System.GetUtcNow();
        await visitor.Context.SetOfflineAsync(false);
        await IndexedVisitor.EmptyAsync(visitor.Page);

        var events = await visitor.IndexedAsync(View(1), Click(1));
        var click = events.Single(happened => happened.Type == "CLICK");
        Assert.InRange(click.OccurredAt, pressed - Few, back);
        Assert.True(click.ReceivedAt >= back, $"received at {click.ReceivedAt:O}, online at {back:O}");
        Assert.True(click.ReceivedAt - click.OccurredAt > TimeSpan.FromSeconds(2), click.ToString());
    }

    [Fact]
    public async Task Tab_ClosedRightAfterAClick_LosesNothingAndTheNextVisitDoublesNothing()
    {
        await using var visitor = await ComeAsync();
        await visitor.Page.GotoAsync(Place);
        await IndexedVisitor.ClickAsync(visitor.Page);
        await visitor.Page.CloseAsync(new() { RunBeforeUnload = true });
        await visitor.IndexedAsync(View(1), Click(1));

        // The closed tab never saw the answer, so what it sent is sent again.
        var next = await visitor.Context.NewPageAsync();
        await next.GotoAsync(Place);
        await IndexedVisitor.EmptyAsync(next);
        await visitor.IndexedAsync(View(2), Click(1));
    }

    [Fact]
    public async Task Tabs_ThatShareTheQueueAndComeOnlineTogether_SendEachEventOnce()
    {
        await using var visitor = await ComeAsync();
        var second = await visitor.Context.NewPageAsync();
        await visitor.Page.GotoAsync(Place);
        await second.GotoAsync(Place);
        await visitor.Context.SetOfflineAsync(true);
        for (var i = 0; i < 5; i++)
        {
            await visitor.Page.EvaluateAsync("axon.track('FIRST_TAB')");
            await second.EvaluateAsync("axon.track('SECOND_TAB')");
        }

        await visitor.Context.SetOfflineAsync(false);
        await Task.WhenAll(IndexedVisitor.EmptyAsync(visitor.Page), IndexedVisitor.EmptyAsync(second));

        await visitor.IndexedAsync(View(2), Of("FIRST_TAB", 5), Of("SECOND_TAB", 5));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task Clock_ThreeHoursWrong_IsStoredWithTheRightTime(int hours)
    {
        await using var visitor = await ComeAsync();
        await visitor.Context.AddInitScriptAsync(string.Create(CultureInfo.InvariantCulture, $$"""
            { const Right = Date, off = {{hours}} * 36e5;
              globalThis.Date = class extends Right { constructor(...given) { if (given.length) super(...given); else super(Right.now() + off); } static now() { return Right.now() + off; } }; }
            """));
        var came = TimeProvider.System.GetUtcNow();
        await visitor.Page.GotoAsync(Place);
        await IndexedVisitor.ClickAsync(visitor.Page);
        var went = TimeProvider.System.GetUtcNow();
        await IndexedVisitor.EmptyAsync(visitor.Page);

        Assert.InRange(await visitor.Page.EvaluateAsync<double>("axon.status().skew"), (-hours * 3_600_000) - Few.TotalMilliseconds, (-hours * 3_600_000) + Few.TotalMilliseconds);
        var events = await visitor.IndexedAsync(View(1), Click(1));
        Assert.All(events.Where(happened => happened.Type is "PAGE_VIEW" or "CLICK"), happened => Assert.InRange(happened.OccurredAt, came - Few, went + Few));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Consent_RefusedByTheBrowsersSignalOrByThePerson_LeavesNoEvent(bool signal)
    {
        await using var silent = await ComeAsync(signal ? options => options.ExtraHTTPHeaders = new Dictionary<string, string> { ["Sec-GPC"] = "1" } : null);
        if (signal)
        {
            await silent.Context.AddInitScriptAsync("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");
        }
        else
        {
            await silent.Context.AddCookiesAsync([new Cookie { Name = "axon_consent", Value = "denied", Url = (await axon.StartAsync()).ToString() }]);
        }

        await silent.Page.GotoAsync(Place);
        await Assertions.Expect(silent.Page.Locator("[data-axon-prompt]")).ToBeHiddenAsync();
        await IndexedVisitor.ClickAsync(silent.Page);
        await silent.Page.EvaluateAsync("axon.track('ANYTHING')");
        await silent.Page.EvaluateAsync("axon.flush()");
        await silent.Page.CloseAsync(new() { RunBeforeUnload = true });
        // Somebody later, to know that the index is as far as this.
        await using var marker = await ComeAsync();
        await marker.Page.GotoAsync(Place);
        await IndexedVisitor.EmptyAsync(marker.Page);
        await marker.IndexedAsync(View(1));

        var events = (await axon.IndexedAsync(new { term = new { activityId = _activity } })).Where(source => source.GetProperty("source").GetString() == "BROWSER").Select(IndexedEvent.Of);
        Assert.All(events, happened => Assert.Equal(marker.Id, happened.Visitor));
        Assert.Empty(silent.Sent);
    }

    [Fact]
    public async Task Script_IncludedTwice_CountsOnce()
    {
        await using var visitor = await ComeAsync();
        await ChangeAsync(visitor, "<script src=\"/s/a.js\" defer></script>");
        await visitor.Page.GotoAsync(Place);
        await IndexedVisitor.TrueAsync(visitor.Page, "axon.twice === true");
        await IndexedVisitor.ClickAsync(visitor.Page);
        await IndexedVisitor.EmptyAsync(visitor.Page);

        await visitor.IndexedAsync(View(1), Click(1));
    }

    [Fact]
    public async Task Navigation_WithoutLoadingThePage_CountsEachPathExactly()
    {
        await using var visitor = await ComeAsync();
        // The shop's pages do without Blazor's script; a site that has it goes from page to page like this.
        await ChangeAsync(visitor, "<script src=\"/_framework/blazor.web.js\"></script>");
        await visitor.Page.GotoAsync(Place);
        await IndexedVisitor.TrueAsync(visitor.Page, "'Blazor' in window");
        await visitor.Page.EvaluateAsync("window.samePage = true");
        await visitor.Page.Locator("[data-axon=campaign]").ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Regex("/campaigns/[^/]+$"));
        var campaign = new Uri(visitor.Page.Url).AbsolutePath;
        await visitor.Page.Locator($"main a[href$='{Place}']").First.ClickAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(Place);
        await visitor.Page.Locator("[data-axon=campaign]").WaitForAsync();
        await visitor.Page.GoBackAsync();
        await Assertions.Expect(visitor.Page).ToHaveURLAsync(new Regex("/campaigns/[^/]+$"));
        await visitor.Page.Locator($"main a[href$='{Place}']").First.WaitForAsync();
        Assert.True(await visitor.Page.EvaluateAsync<bool>("window.samePage === true"), "the page was loaded anew");
        await IndexedVisitor.TrueAsync(visitor.Page, "axon.status().waiting > 0");
        await IndexedVisitor.EmptyAsync(visitor.Page);

        await visitor.IndexedAsync(View(2, Place), View(2, campaign), View(4), Click(1));
    }

    private Task<IndexedVisitor> ComeAsync(Action<BrowserNewContextOptions>? with = null) => IndexedVisitor.ComeAsync(axon, _world, with);

    /// <summary>The activity's page, with something more at its end.</summary>
    private Task<IAsyncDisposable> ChangeAsync(IndexedVisitor visitor, string more) => visitor.Context.RouteAsync("**" + Place, async route =>
    {
        var response = await route.FetchAsync();
        await route.FulfillAsync(new() { Response = response, Body = (await response.TextAsync()).Replace("</body>", more + "</body>", StringComparison.Ordinal) });
    });

    private static (int Count, string What, Func<IndexedEvent, bool> Is) Of(string type, int count) => (count, type, happened => happened.Type == type);

    private static (int Count, string What, Func<IndexedEvent, bool> Is) View(int count) => Of("PAGE_VIEW", count);

    private static (int Count, string What, Func<IndexedEvent, bool> Is) View(int count, string path) => (count, "PAGE_VIEW " + path, happened => happened.Type == "PAGE_VIEW" && happened.Url == path);

    private static (int Count, string What, Func<IndexedEvent, bool> Is) Click(int count) => (count, "CLICK", happened => happened is { Type: "CLICK", Target: "campaign" });
}
