using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Axon.E2E.Tracker;

/// <summary>Each fault that keeps events away has a message of its own.</summary>
public sealed class TrackerCheckTests(TrackerSite site, TrackerBrowser browser) : IAsyncLifetime
{
    private IBrowserContext _context = null!; // InitializeAsync
    private Guid _visitor;

    public async ValueTask InitializeAsync() => (_context, _visitor) = await browser.PersonAsync(site.Url);

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    [Fact]
    public async Task TestEvent_WhenAllIsWell_IsStored()
    {
        var page = await SendAsync("ok");

        await Assertions.Expect(page.Locator("[data-reading=last]")).ToHaveTextAsync(new Regex("^[0-9]+초 전$"));
        Assert.Equal(1, Assert.Single(await site.QueryAsync<int>("SELECT COUNT(*) FROM behavior_event WHERE visitor_id = @_visitor AND type = 'TEST'", new { _visitor })));
        Assert.Equal(0, Assert.Single(await site.QueryAsync<int>("SELECT COUNT(*) FROM behavior_event WHERE visitor_id = @_visitor AND type = 'PAGE_VIEW'", new { _visitor })));
    }

    [Theory]
    [InlineData(403, "wrong-origin")]
    [InlineData(429, "rate-limited")]
    [InlineData(503, "server-down")]
    public async Task TestEvent_Refused_NamesTheFault(int status, string fault)
    {
        site.Faults[_visitor.ToString("D")] = status;

        await SendAsync(fault);
    }

    [Fact]
    public async Task Script_KeptAway_IsNamed()
    {
        await _context.RouteAsync("**/s/a*.js", route => route.AbortAsync());

        await SendAsync("script-blocked");
    }

    [Fact]
    public async Task Policy_ThatForbidsSending_IsNamed()
    {
        await _context.RouteAsync("**/tracker-check", async route =>
        {
            var response = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = response, Headers = new Dictionary<string, string> { ["content-type"] = "text/html; charset=utf-8", ["content-security-policy"] = "default-src 'self'; connect-src 'none'" } });
        });

        await SendAsync("csp");
    }

    [Fact]
    public async Task Consent_Refused_IsNamed()
    {
        await _context.AddCookiesAsync([new Cookie { Name = "axon_consent", Value = "denied", Url = site.Url }]);

        await SendAsync("consent-denied");
    }

    [Fact]
    public async Task PrivacySignal_IsNamed()
    {
        await _context.AddInitScriptAsync("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");

        await SendAsync("gpc");
    }

    [Fact]
    public async Task Clock_FarOff_IsNamedThoughTheEventIsStored()
    {
        await _context.AddInitScriptAsync("{ const now = Date.now; Date.now = () => now() + 3600000; }");

        var page = await SendAsync("clock-skew");

        await Assertions.Expect(page.Locator("[data-fault=clock-skew]")).ToContainTextAsync("3600");
    }

    [Fact]
    public async Task Script_IncludedTwice_IsNamed()
    {
        await ChangePageAsync(html => html + "<script src=\"/s/a.js\" defer></script>");

        await SendAsync("double-script");
    }

    [Fact]
    public async Task Sample_WithoutThisVisitor_IsNamed()
    {
        await ChangePageAsync(html => html.Replace("data-sample=\"1\"", "data-sample=\"0.000000001\"", StringComparison.Ordinal));

        await SendAsync("not-sampled");
    }

    [Fact]
    public async Task TestEvent_Rejected_NamesTheReason()
    {
        await _context.RouteAsync("**/s/b", route => route.FulfillAsync(new() { Status = 202, Body = """{"serverTime":"2026-01-01T00:00:00Z","results":[{"eventId":null,"status":"rejected","reason":"unknown_version"}]}""" }));

        var page = await SendAsync("rejected");

        await Assertions.Expect(page.Locator("[data-fault=rejected]")).ToContainTextAsync("unknown_version");
    }

    private Task<IAsyncDisposable> ChangePageAsync(Func<string, string> change) => _context.RouteAsync("**/tracker-check", async route =>
    {
        var response = await route.FetchAsync();
        await route.FulfillAsync(new() { Response = response, Body = change(await response.TextAsync()) });
    });

    private async Task<IPage> SendAsync(string fault)
    {
        var page = await _context.NewPageAsync();
        var response = await page.GotoAsync("/tracker-check");
        Assert.True(response?.Ok, await response!.TextAsync()); // a page always answers
        await page.Locator("[data-send]").ClickAsync();
        await Assertions.Expect(page.Locator($"[data-fault={fault}]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-fault]:visible")).ToHaveCountAsync(1);
        return page;
    }
}
