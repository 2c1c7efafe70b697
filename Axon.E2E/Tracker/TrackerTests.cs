using Microsoft.Playwright;

namespace Axon.E2E.Tracker;

/// <summary>What people do in a real browser is in the database once, whatever the intake answers. <see cref="Journeys.IndexJourneys"/> tell of the way to the index.</summary>
public sealed class TrackerTests(TrackerSite site, TrackerBrowser browser) : IAsyncLifetime
{
    private IBrowserContext _context = null!; // InitializeAsync
    private Guid _visitor;

    public async ValueTask InitializeAsync() => (_context, _visitor) = await browser.PersonAsync(site.Url);

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task Visit_OfAPage_IsRecordedWithWhatThePageIsAbout()
    {
        var page = await OpenAsync("/page/7?token=secret&utm_source=kakao&utm_medium=cpc&utm_campaign=fall");
        await page.GetByText("Enter").ClickAsync();
        await page.EvaluateAsync("new Promise(done => { scrollTo(0, 1e6); requestAnimationFrame(() => requestAnimationFrame(done)); })");
        await page.EvaluateAsync("history.pushState({}, '', '/page/8')");
        await UntilAsync(2, "type = 'PAGE_VIEW'");

        var rows = await site.QueryAsync<string>(
            "SELECT CONCAT_WS('|', type, url, activity_id, campaign_id, COALESCE(target, ''), utm_source, device, suspected_bot, is_new_visitor) FROM behavior_event WHERE visitor_id = @_visitor AND type IN ('PAGE_VIEW', 'CLICK') ORDER BY seq", new { _visitor });
        Assert.Equal(["PAGE_VIEW|/page/7|7|3||kakao|mobile|0|0", "CLICK|/page/7|7|3|enter|kakao|mobile|0|0", "PAGE_VIEW|/page/8|7|3||kakao|mobile|0|0"], rows);
        await UntilAsync(1, "type = 'SCROLL_DEPTH' AND scroll_pct = 100 AND url = '/page/7'");
        Assert.Equal(1, Assert.Single(await site.QueryAsync<int>("SELECT COUNT(DISTINCT session_id) FROM behavior_event WHERE visitor_id = @_visitor", new { _visitor })));
    }

    [Fact]
    public async Task Visit_AfterSigningOut_IsAnotherOne()
    {
        await OpenAsync("/page/7");
        await UntilAsync(1, "type = 'PAGE_VIEW' AND url = '/page/7'");
        // What the answer to signing out sets.
        await _context.AddCookiesAsync([new Cookie { Name = "axon_out", Value = "1767225600", Url = site.Url }]);
        await OpenAsync("/page/8");
        await OpenAsync("/page/9");
        await UntilAsync(3, "type = 'PAGE_VIEW'");

        var visits = await site.QueryAsync<string>(
            "SELECT GROUP_CONCAT(url ORDER BY occurred_at) FROM behavior_event WHERE visitor_id = @_visitor AND type = 'PAGE_VIEW' GROUP BY session_id ORDER BY MIN(occurred_at)", new { _visitor });
        Assert.Equal(["/page/7", "/page/8,/page/9"], visits);
    }

    [Fact]
    public async Task Click_ThenTheBrowserDies_ArrivesWithTheNextVisitOnce()
    {
        site.Faults[Run()] = 503;
        var page = await OpenAsync("/page/7");
        await page.GetByText("Enter").ClickAsync();
        await page.CloseAsync();
        site.Faults[Run()] = 0;

        await OpenAsync("/page/8");

        await UntilAsync(1, "type = 'CLICK' AND url = '/page/7'");
        await UntilAsync(2, "type = 'PAGE_VIEW'");
    }

    [Fact]
    public async Task Click_ThatLeavesThePage_IsCountedOnce()
    {
        var page = await OpenAsync("/page/7");
        await page.GetByText("Next").ClickAsync();
        await Assertions.Expect(page).ToHaveTitleAsync("Page 8");
        await page.EvaluateAsync("axon.flush()");

        await UntilAsync(1, "type = 'CLICK' AND target = 'next'");
        await UntilAsync(2, "type = 'PAGE_VIEW'");
    }

    [Fact]
    public async Task Tabs_ThatShareTheQueue_DoNotDoubleOrLose()
    {
        site.Faults[Run()] = 503;
        var first = await OpenAsync("/page/7");
        var second = await OpenAsync("/page/8");
        for (var i = 0; i < 5; i++)
        {
            await first.EvaluateAsync("axon.track('FIRST')");
            await second.EvaluateAsync("axon.track('SECOND')");
        }

        site.Faults[Run()] = 0;
        await first.EvaluateAsync("dispatchEvent(new Event('online'))");
        await second.EvaluateAsync("dispatchEvent(new Event('online'))");

        await UntilAsync(5, "type = 'FIRST'");
        await UntilAsync(5, "type = 'SECOND'");
        await EmptyAsync(first);
        await EmptyAsync(second);
        Assert.Equal(2, Assert.Single(await CountAsync("type = 'PAGE_VIEW'")));
    }

    [Fact]
    public async Task Retry_AfterAFailure_SendsTheSameIds()
    {
        site.Faults[Run()] = 503;
        var page = await OpenAsync("/page/7");
        await TrueAsync(page, "axon.status().fails > 1");
        site.Faults[Run()] = 0;
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await UntilAsync(1, "type = 'PAGE_VIEW'");
        var sent = site.Requests.Where(request => request.Run == Run()).ToList();
        Assert.True(sent.Count >= 3);
        Assert.Contains(sent[0].Events[0], sent[1].Events);
        Assert.Contains(sent[0].Events[0], sent[^1].Events);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    public async Task Answer_ThatIsFinal_IsNotTriedAgain(int status)
    {
        site.Faults[Run()] = status;
        var page = await OpenAsync("/page/7");
        await page.EvaluateAsync("axon.flush()");

        await EmptyAsync(page);

        Assert.Single(site.Requests, request => request.Run == Run());
    }

    [Fact]
    public async Task Overlay_OfTheDebugMode_ShowsEachEventAccepted()
    {
        var page = await OpenAsync("/page/7?axon_debug=1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Enter" }).ClickAsync();
        await page.EvaluateAsync("axon.flush()");

        await Assertions.Expect(page.Locator("#axon-debug li[data-state=accepted]").Filter(new() { HasText = "PAGE_VIEW" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("#axon-debug li[data-state=accepted]").Filter(new() { HasText = "CLICK" })).ToContainTextAsync("enter");
        await Assertions.Expect(page.Locator("#axon-debug li").Filter(new() { HasText = "✗" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Impression_AfterOneSecondInView_IsCountedOnce()
    {
        await OpenAsync("/page/7");

        await UntilAsync(1, "type = 'IMPRESSION' AND target = 'enter'");
        Assert.Equal(0, Assert.Single(await CountAsync("type = 'IMPRESSION' AND target = 'footer'")));
    }

    [Fact]
    public async Task Guard_AgainstFloods_LeavesOutAndSaysHowMany()
    {
        var page = await OpenAsync("/page/7");
        // At one moment, however slow the machine: in time the guard would let more through.
        await page.EvaluateAsync("() => { const clock = Date.now, now = clock(); Date.now = () => now; for (let i = 0; i < 150; i++) axon.track('FLOOD'); Date.now = clock; }");
        await UntilAsync(1, "type = 'TRACKER_DROPPED' AND JSON_VALUE(props, '$.count') BETWEEN 40 AND 60");
    }

    [Fact]
    public async Task CustomEvents_ThatAnAdminDefined_AreCountedThoughOneIsBroken()
    {
        var page = await OpenAsync("/page/9");
        await page.EvaluateAsync("document.querySelector('#search').addEventListener('submit', e => e.preventDefault())");
        await page.GetByText("Search").ClickAsync();
        await page.GetByText("Enter").ClickAsync();
        await page.EvaluateAsync("history.pushState({}, '', '/page/8')");

        await UntilAsync(1, "type = 'GOAL_SEEN' AND url = '/page/9'");
        await UntilAsync(1, "type = 'GOAL_CLICKED' AND url = '/page/9'");
        await UntilAsync(1, "type = 'CLICK'");
        await UntilAsync(0, "type = 'BROKEN'");
    }

    [Fact]
    public async Task Address_ThatOnlyLosesParameters_IsTheSamePage()
    {
        var page = await OpenAsync("/page/7?utm_source=kakao&utm_medium=cpc&utm_campaign=winter");
        await page.EvaluateAsync("history.replaceState({}, '', location.pathname)");
        await page.EvaluateAsync("history.pushState({}, '', '/page/7?tab=2')");
        await page.EvaluateAsync("history.pushState({}, '', '/page/8')");
        await page.EvaluateAsync("history.replaceState({}, '', '/page/9')");

        await UntilAsync(3, "type = 'PAGE_VIEW'");
        Assert.Equal(["/page/7", "/page/8", "/page/9"], await site.QueryAsync<string>("SELECT url FROM behavior_event WHERE visitor_id = @_visitor AND type = 'PAGE_VIEW' ORDER BY seq", new { _visitor }));
    }

    [Fact]
    public async Task MiddleButton_OnALink_IsAClickAndNowhereElse()
    {
        var page = await OpenAsync("/page/7");
        await page.GetByText("Next").ClickAsync(new() { Button = MouseButton.Middle });
        await page.GetByText("Enter").ClickAsync(new() { Button = MouseButton.Middle });
        await page.GetByText("Next").ClickAsync(new() { Button = MouseButton.Right });

        await UntilAsync(1, "type = 'CLICK'");
        await UntilAsync(1, "type = 'CLICK' AND target = 'next'");
    }

    [Fact]
    public async Task Visit_EndsWithSigningOut()
    {
        var page = await OpenAsync("/page/7");
        await page.GotoAsync("/page/8");
        // What signing out leaves: the server's sign that somebody else may come.
        await _context.AddCookiesAsync([new Cookie { Name = "axon_out", Value = "1790000000", Url = site.Url }]);
        await page.GotoAsync("/page/9");
        await page.GotoAsync("/page/10");
        await UntilAsync(4, "type = 'PAGE_VIEW'");

        var visits = await site.QueryAsync<string>("SELECT GROUP_CONCAT(url ORDER BY url_number) FROM (SELECT session_id, url, CAST(SUBSTRING(url, 7) AS SIGNED) AS url_number FROM behavior_event WHERE visitor_id = @_visitor AND type = 'PAGE_VIEW') v GROUP BY session_id ORDER BY MIN(url_number)", new { _visitor });
        Assert.Equal(["/page/7,/page/8", "/page/9,/page/10"], visits);
    }

    [Fact]
    public async Task Refusal_OfAPageOfOurOwn_IsTriedAgain()
    {
        site.Faults[Run()] = 403;
        var page = await OpenAsync("/page/7");
        await TrueAsync(page, "axon.status().fails > 0");
        site.Faults[Run()] = 0;
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");

        await UntilAsync(1, "type = 'PAGE_VIEW'");
    }

    [Fact]
    public async Task TooMany_IsWaitedForAsLongAsTheAnswerSays()
    {
        List<long> times = [];
        await _context.RouteAsync("**/s/b", async route =>
        {
            times.Add(TimeProvider.System.GetTimestamp());
            await (times.Count == 1 ? route.FulfillAsync(new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "4" } }) : route.ContinueAsync());
        });
        var page = await OpenAsync("/page/7");
        await page.EvaluateAsync("axon.flush()");
        for (var i = 0; i < 25; i++)
        {
            await page.EvaluateAsync("axon.track('MORE')");
        }

        await UntilAsync(1, "type = 'PAGE_VIEW'");
        await UntilAsync(25, "type = 'MORE'");
        Assert.True(TimeProvider.System.GetElapsedTime(times[0], times[1]) >= TimeSpan.FromSeconds(3.9));
    }

    private string Run() => _visitor.ToString("D");

    private async Task<IPage> OpenAsync(string path)
    {
        var page = await _context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    private Task<IReadOnlyList<int>> CountAsync(string where) => site.QueryAsync<int>($"SELECT COUNT(*) FROM behavior_event WHERE visitor_id = @_visitor AND {where}", new { _visitor });

    private static Task EmptyAsync(IPage page) => TrueAsync(page, "axon.status().waiting === 0");

    /// <summary>Asked from outside, because the pages' policy lets nobody evaluate inside.</summary>
    private static async Task TrueAsync(IPage page, string expression)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        while (!await page.EvaluateAsync<bool>(expression))
        {
            Assert.False(limit.IsCancellationRequested, expression);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private async Task UntilAsync(int expected, string where)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        int found;
        while ((found = Assert.Single(await CountAsync(where))) < expected && !limit.IsCancellationRequested)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.Equal(expected, found);
    }
}
