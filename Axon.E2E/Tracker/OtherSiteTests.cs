using Microsoft.Playwright;

namespace Axon.E2E.Tracker;

/// <summary>The tracker on a page of another origin, with the tag and the policy that /admin/tracker gives.</summary>
public sealed class OtherSiteTests(TrackerSite site, TrackerBrowser browser) : IAsyncLifetime
{
    private IBrowserContext _context = null!; // InitializeAsync
    private OtherSite _other = null!; // InitializeAsync

    public async ValueTask InitializeAsync()
    {
        (_context, _) = await browser.PersonAsync(site.Url);
        _other = await OtherSite.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Admitted_Site_IsCountedAndNobodyIsRecognised()
    {
        site.Admit(_other.Url);
        var page = await OpenAsync("admitted");

        Assert.Equal(1, await UntilAsync($"url = '//{new Uri(_other.Url).Authority}/admitted' AND type = 'PAGE_VIEW' AND activity_id = 77"));
        Assert.Equal(0, await UntilAsync("activity_id = 77 AND (visitor_id IS NOT NULL OR session_id IS NOT NULL OR consent <> 'unset')", expected: 0));
        Assert.Equal(0, await page.EvaluateAsync<int>("axon.status().waiting"));
    }

    [Fact]
    public async Task Site_ThatIsNotAdmitted_IsToldOnceAndGivesUp()
    {
        var page = await OpenAsync("stranger");

        Assert.Equal((0, 0), (await page.EvaluateAsync<int>("axon.status().waiting"), await page.EvaluateAsync<int>("axon.status().fails")));
        Assert.Equal(0, await UntilAsync("url LIKE '%stranger%'", expected: 0));
    }

    /// <summary>The page with exactly what staff would copy.</summary>
    private async Task<IPage> OpenAsync(string name)
    {
        var staff = await _context.NewPageAsync();
        await staff.GotoAsync("/tracker-check");
        var tag = await staff.Locator("[data-snippet=elsewhere]").TextContentAsync();
        _other.Policy = $"default-src 'self'; img-src data:; {await staff.Locator("[data-snippet=csp]").TextContentAsync()}";
        _other.Tag = tag!.Replace("data-activity=\"2\"", "data-activity=\"77\"", StringComparison.Ordinal); // there is a tag
        var page = await _context.NewPageAsync();
        List<string> errors = [];
        page.Console += (_, message) => errors.Add(message.Text);
        await page.GotoAsync($"{_other.Url}/{name}");
        Assert.True(await page.EvaluateAsync<bool>("'axon' in window"), string.Join('\n', errors));
        await page.EvaluateAsync("axon.flush()");
        return page;
    }

    private async Task<int> UntilAsync(string where, int expected = 1)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(25));
        int found;
        while ((found = Assert.Single(await site.QueryAsync<int>($"SELECT COUNT(*) FROM behavior_event WHERE {where}"))) < expected && !limit.IsCancellationRequested)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        return found;
    }
}
