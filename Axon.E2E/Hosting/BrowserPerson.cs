using System.Collections.Concurrent;
using Axon.Core.Accounts;
using Axon.Core.Kernel;
using Microsoft.Playwright;

namespace Axon.E2E.Hosting;

/// <summary>One person's browser: cookies of their own, one page to begin with. Errors on its console fail the test. Leaves a trace in <c>artifacts/e2e</c>, which shows the page at each step.</summary>
public sealed class BrowserPerson : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly List<string> _expected = [];

    private readonly bool _traced;

    private BrowserPerson(IBrowserContext context, IPage page, bool traced)
    {
        _traced = traced;
        Context = context;
        Page = page;
    }

    public IBrowserContext Context { get; }

    public IPage Page { get; }

    /// <summary>Signs in without the form.</summary>
    public Task SignInAsync(SeededAccount account) => SignInAsync(account.User);

    /// <inheritdoc cref="SignInAsync(SeededAccount)"/>
    public async Task SignInAsync(UserId user)
    {
        var answer = await Context.APIRequest.GetAsync($"{SignInDoor.Path}?user={user}");
        Assert.True(answer.Ok, $"Signing {user} in answered {answer.Status}");
    }

    /// <summary>Errors on the console that contain <paramref name="part"/> belong to this test, such as the browser's own note of a 404 that is asked for.</summary>
    public void ExpectConsoleError(string part) => _expected.Add(part);

    /// <summary>Waits until the circuit of an interactive page is up: a click before that is lost.</summary>
    public Task InteractiveAsync() => Page.Locator("[data-interactive=true]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    public async ValueTask DisposeAsync()
    {
        var unexpected = _errors.Where(error => !_expected.Any(part => error.Contains(part, StringComparison.Ordinal))).ToList();
        if (_traced || unexpected.Count > 0)
        {
            // Whether the test fails is not known yet while it unwinds, so the trace of each person stays.
            await KeepEvidenceAsync(unexpected);
        }

        await Context.DisposeAsync();
        Assert.True(unexpected.Count == 0, "The browser's console shows errors:\n" + string.Join('\n', unexpected));
    }

    internal static async Task<BrowserPerson> EnterAsync(IBrowserContext context, bool traced)
    {
        if (traced)
        {
            await context.Tracing.StartAsync(new TracingStartOptions { Screenshots = Artifacts.Pictures, Snapshots = true });
        }

        var person = new BrowserPerson(context, await context.NewPageAsync(), traced);
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                person._errors.Enqueue($"{message.Page?.Url}: {message.Text}");
            }
        };
        context.WebError += (_, error) => person._errors.Enqueue(error.Error);
        return person;
    }

    private async Task KeepEvidenceAsync(List<string> errors)
    {
        var folder = Artifacts.Folder("e2e", TestContext.Current.Test?.TestDisplayName ?? "unknown");
        var name = Path.Combine(folder, $"{TimeProvider.System.GetUtcNow():HHmmss}-{Guid.NewGuid().ToString("N")[..4]}");
        foreach (var (page, at) in Context.Pages.Where(page => !page.IsClosed && (Artifacts.Pictures || errors.Count > 0)).Select((page, at) => (page, at)).ToList())
        {
            try
            {
                await page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{name}-{at}.png", FullPage = true });
            }
            catch (PlaywrightException closing)
            {
                // A tab that the test has just closed has no picture.
                errors.Add(closing.Message);
            }
        }

        if (_traced)
        {
            await Context.Tracing.StopAsync(new TracingStopOptions { Path = $"{name}-trace.zip" });
        }

        await File.WriteAllLinesAsync($"{name}-console.txt", errors);
    }
}
