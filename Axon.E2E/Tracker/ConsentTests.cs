using Microsoft.Playwright;

namespace Axon.E2E.Tracker;

/// <summary>What the tracker may do before, with and after an answer.</summary>
public sealed class ConsentTests(TrackerSite site, TrackerBrowser browser)
{
    [Fact]
    public async Task Unanswered_OnlyCounts_AndTheAnswerStartsTheVisit()
    {
        var (context, visitor) = await browser.PersonAsync(site.Url, consent: null);
        await using var _ = context;
        var page = await context.NewPageAsync();
        await page.GotoAsync("/page/7");
        await SentAsync(page, visitor, 1);

        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        Assert.DoesNotContain(await context.CookiesAsync(), cookie => cookie.Name == "axon_v");
        Assert.Equal(1, await CountAsync("visitor_id IS NULL AND session_id IS NULL AND consent = 'unset' AND HEX(event_id)", visitor));

        await page.GetByText("Yes").ClickAsync();
        await SentAsync(page, visitor, 2);

        await Assertions.Expect(page.Locator("[data-axon-prompt]")).ToBeHiddenAsync();
        var id = Guid.Parse((await context.CookiesAsync()).Single(cookie => cookie.Name == "axon_v").Value);
        Assert.Equal(1, Assert.Single(await site.QueryAsync<int>("SELECT COUNT(*) FROM behavior_event WHERE visitor_id = @id AND type = 'PAGE_VIEW' AND consent = 'granted' AND is_new_visitor", new { id })));
        Assert.Equal(1, Assert.Single(await site.QueryAsync<int>("SELECT COUNT(*) FROM visitor WHERE visitor_id = @id", new { id })));
    }

    [Fact]
    public async Task Refused_SendsNothingMoreAndForgets()
    {
        var (context, visitor) = await browser.PersonAsync(site.Url, consent: null);
        await using var _ = context;
        var page = await context.NewPageAsync();
        await page.GotoAsync("/page/7");
        await page.GetByText("No", new() { Exact = true }).ClickAsync();
        await page.GotoAsync("/page/8");
        await page.GetByText("Enter").ClickAsync();
        await page.EvaluateAsync("axon.flush()");

        Assert.Equal("denied", await page.EvaluateAsync<string>("axon.status().consent"));
        Assert.Equal(0, await page.EvaluateAsync<int>("axon.status().waiting + localStorage.length"));
        Assert.DoesNotContain(site.Requests, request => request.Run == visitor.ToString("D"));
    }

    [Fact]
    public async Task Withdrawn_DeletesTheVisitorAndWhatWaits()
    {
        var (context, _) = await browser.PersonAsync(site.Url);
        await using var __ = context;
        var page = await context.NewPageAsync();
        await page.GotoAsync("/page/7");

        await page.EvaluateAsync("axon.optOut()");

        Assert.Equal(0, await page.EvaluateAsync<int>("axon.status().waiting + localStorage.length"));
        Assert.DoesNotContain(await context.CookiesAsync(), cookie => cookie.Name == "axon_v");
    }

    private async Task<int> CountAsync(string where, Guid run)
    {
        var ids = site.Requests.Where(request => request.Run == run.ToString("D")).SelectMany(request => request.Events).Select(id => id.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant());
        return Assert.Single(await site.QueryAsync<int>($"SELECT COUNT(*) FROM behavior_event WHERE {where} IN @ids", new { ids }));
    }

    /// <summary>Until the person's browser has sent so many events and has had its answers.</summary>
    private async Task SentAsync(IPage page, Guid run, int events)
    {
        await page.EvaluateAsync("axon.flush()");
        for (var i = 0; i < 100 && await page.EvaluateAsync<int>("axon.status().waiting") > 0; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(site.Requests.Where(request => request.Run == run.ToString("D")).SelectMany(request => request.Events).Distinct().Count() >= events);
    }
}
