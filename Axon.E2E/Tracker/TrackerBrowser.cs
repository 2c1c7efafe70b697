using Axon.E2E.Hosting;
using Axon.E2E.Tracker;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(TrackerBrowser))]

namespace Axon.E2E.Tracker;

/// <summary>One Chromium for the tracker's tests; each test has a context of its own, that is a person of its own.</summary>
public sealed class TrackerBrowser : IAsyncLifetime
{
    private const string Person = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = BrowserFixture.Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <param name="consent">What this person has answered before; null for nothing.</param>
    public async Task<(IBrowserContext Context, Guid Visitor)> PersonAsync(string url, string? consent = "granted")
    {
        var visitor = Guid.CreateVersion7();
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { UserAgent = Person, Locale = "ko-KR", BaseURL = url }); // launched in InitializeAsync
        List<Cookie> cookies = [new() { Name = "run", Value = visitor.ToString("D"), Url = url }];
        if (consent is not null)
        {
            cookies.Add(new Cookie { Name = "axon_consent", Value = consent, Url = url });
        }

        if (consent == "granted")
        {
            cookies.Add(new Cookie { Name = "axon_v", Value = visitor.ToString("D"), Url = url });
        }

        await context.AddCookiesAsync(cookies);
        return (context, visitor);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
