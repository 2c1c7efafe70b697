using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Axon.E2E.Hosting.BrowserFixture))]

namespace Axon.E2E.Hosting;

/// <summary>
/// The system's own Chromium, once for the assembly; its build without windows, which takes half the time. AXON_CHROMIUM names another one. Each
/// person in a test is a context of it.
/// </summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    public static string Chromium { get; } = Environment.GetEnvironmentVariable("AXON_CHROMIUM") ?? "/usr/bin/chromium-headless-shell";

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        // It passes for a person's browser also in requests that outlive their page, for which a context's own settings no longer hold.
        "--disable-blink-features=AutomationControlled",
        "--user-agent=Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
    ];

    private readonly SemaphoreSlim _starting = new(1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A person with a browser of their own: Korean, in Seoul, at a desk, unless told otherwise. Dispose it at the end of the test.</summary>
    /// <param name="site">Where relative addresses lead.</param>
    /// <param name="traced">False where a picture says enough of a failure: a trace doubles the time of a large page.</param>
    public async Task<BrowserPerson> PersonAsync(Uri site, Action<BrowserNewContextOptions>? with = null, bool traced = true)
    {
        Requirements.Need(File.Exists(Chromium) ? [] : ["chromium-headless-shell"]);
        var browser = await OpenAsync();
        var options = new BrowserNewContextOptions
        {
            BaseURL = site.ToString(),
            Locale = "ko-KR",
            TimezoneId = "Asia/Seoul",
            ViewportSize = new ViewportSize { Width = 1366, Height = 860 },
        };
        with?.Invoke(options);
        return await BrowserPerson.EnterAsync(await browser.NewContextAsync(options), traced);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> OpenAsync()
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // What a page should show, it may show late on a slow machine.
            Assertions.SetDefaultExpectTimeout(20_000);
            _playwright ??= await Playwright.CreateAsync();
            return _browser ??= await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Flags });
        }
        finally
        {
            _starting.Release();
        }
    }
}
