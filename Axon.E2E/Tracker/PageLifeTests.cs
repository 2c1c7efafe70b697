namespace Axon.E2E.Tracker;

/// <summary>A page is viewed when somebody sees it, however it came to be there.</summary>
public sealed class PageLifeTests(TrackerSite site) : IAsyncLifetime
{
    private readonly Guid _visitor = Guid.CreateVersion7();
    private PlainChromium _browser = null!; // InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _browser = await PlainChromium.StartAsync();
        var visitor = _visitor.ToString("D");
        await _browser.RememberAsync(site.Url, ("run", visitor), ("axon_consent", "granted"), ("axon_v", visitor));
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    [Fact]
    public async Task Page_DrawnInAdvance_IsViewedWhenItIsShownAndNotBefore()
    {
        await _browser.GoAsync($"{site.Url}/page/107");
        await _browser.EvaluateAsync(
            """
            { const rules = document.createElement('script'); rules.type = 'speculationrules';
              rules.textContent = '{"prerender":[{"source":"list","urls":["/page/108","/page/109"],"eagerness":"immediate"}]}'; document.head.append(rules); }
            """);
        await _browser.UntilAsync("performance.now() > 3000", () => _browser.DrawnInAdvance == 2 && site.Prerendered.Contains(108) && site.Prerendered.Contains(109));

        // Both have their scripts by then, of which one could report the page that is never shown.
        await _browser.UntilAsync("axon.status().waiting === 0");
        Assert.Equal(["/page/107"], await ViewsAsync());
        await _browser.EvaluateAsync("{ location.href = '/page/108'; 0 }");
        await _browser.UntilAsync("location.pathname === '/page/108' && performance.getEntriesByType('navigation')[0].activationStart > 0");
        await EmptyAsync();

        Assert.Equal(["/page/107", "/page/108"], await ViewsAsync());
        await _browser.GoAsync($"{site.Url}/page/110");
        await EmptyAsync();
        Assert.Equal(["/page/107", "/page/108", "/page/110"], await ViewsAsync());
    }

    [Fact]
    public async Task Page_ComeBackTo_IsViewedAgainAndAfterHalfAnHourInAVisitOfItsOwn()
    {
        await _browser.GoAsync($"{site.Url}/page/117");
        await _browser.EvaluateAsync("window.kept = true");
        await EmptyAsync();
        await AwayAndBackAsync();
        await EmptyAsync();

        Assert.Equal(["/page/117", "/page/117"], await ViewsAsync("/page/117"));
        Assert.Equal((2, 1), (await DistinctAsync("page_view_id"), await DistinctAsync("session_id")));

        await AwayAndBackAsync("{ const visit = JSON.parse(localStorage['axon:s']); visit.last -= 31 * 60e3; localStorage['axon:s'] = JSON.stringify(visit); }");
        await EmptyAsync();

        Assert.Equal((3, 2), (await DistinctAsync("page_view_id"), await DistinctAsync("session_id")));
    }

    /// <summary>To another page, which does something, and back to the one that was kept as it was.</summary>
    private async Task AwayAndBackAsync(string there = "0")
    {
        await _browser.GoAsync($"{site.Url}/page/118");
        await EmptyAsync();
        await _browser.EvaluateAsync(there);
        await _browser.EvaluateAsync("{ history.back() }");
        await _browser.UntilAsync("location.pathname === '/page/117' && window.kept === true");
    }

    private async Task EmptyAsync()
    {
        await _browser.EvaluateAsync("axon.flush()");
        await _browser.UntilAsync("axon.status().waiting === 0");
    }

    private Task<IReadOnlyList<string>> ViewsAsync(string url = "%") =>
        site.QueryAsync<string>("SELECT url FROM behavior_event WHERE visitor_id = @_visitor AND type = 'PAGE_VIEW' AND url LIKE @url ORDER BY seq", new { _visitor, url });

    private async Task<int> DistinctAsync(string column) => Assert.Single(await site.QueryAsync<int>(
        $"SELECT COUNT(DISTINCT {column}) FROM behavior_event WHERE visitor_id = @_visitor AND type = 'PAGE_VIEW' AND url = '/page/117'", new { _visitor }));
}
