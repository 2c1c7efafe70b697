using System.Collections.Concurrent;
using System.Text.Json;
using Axon.E2E.Hosting;
using Microsoft.Playwright;

namespace Axon.E2E.Tracker;

/// <summary>Somebody with a browser on the shop's own pages, and what the index knows of them.</summary>
internal sealed class IndexedVisitor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly DistributedAppFixture _axon;
    private readonly BrowserPerson _person;
    private readonly ConcurrentQueue<Guid> _sent = new();

    private IndexedVisitor(DistributedAppFixture axon, BrowserPerson person, Guid id)
    {
        (_axon, _person, Id) = (axon, person, id);
        person.Context.Request += (_, request) => Note(request);
    }

    /// <summary>As the cookie says.</summary>
    public Guid Id { get; }

    public IBrowserContext Context => _person.Context;

    public IPage Page => _person.Page;

    /// <summary>Ids of the events that this browser has sent, each time that it sent them.</summary>
    public IReadOnlyCollection<Guid> Sent => _sent;

    public static async Task<IndexedVisitor> ComeAsync(DistributedAppFixture axon, AxonWorld world, Action<BrowserNewContextOptions>? with = null)
    {
        var person = await world.VisitorAsync(with);
        // The browser's own note of a request that went nowhere.
        person.ExpectConsoleError("ERR_INTERNET_DISCONNECTED");
        return new IndexedVisitor(axon, person, Guid.Parse((await person.Context.CookiesAsync()).Single(cookie => cookie.Name == "axon_v").Value));
    }

    /// <summary>Clicks what leads to the campaign, and stays.</summary>
    public static async Task ClickAsync(IPage page)
    {
        await page.EvaluateAsync("document.querySelector('[data-axon=campaign]').addEventListener('click', press => press.preventDefault())");
        await page.Locator("[data-axon=campaign]").ClickAsync();
    }

    /// <summary>Waits until nothing of theirs waits in the browser.</summary>
    public static async Task EmptyAsync(IPage page)
    {
        await page.EvaluateAsync("axon.flush()");
        await TrueAsync(page, "axon.status().waiting === 0");
    }

    /// <summary>Asked from outside, because the pages' policy lets nobody evaluate inside.</summary>
    public static async Task TrueAsync(IPage page, string expression)
    {
        for (var started = TimeProvider.System.GetTimestamp(); !await page.EvaluateAsync<bool>(expression);)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, expression);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until the index has so many of each, and all that this browser is seen to have sent; there may be no more of them, and nothing twice.</summary>
    public async Task<IReadOnlyList<IndexedEvent>> IndexedAsync(params (int Count, string What, Func<IndexedEvent, bool> Is)[] expected)
    {
        IReadOnlyList<IndexedEvent> events = [];
        Guid[] sent = [.. _sent.Distinct()];
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < Patience;)
        {
            events = [.. (await _axon.IndexedAsync(new { term = new { visitorId = Id } })).Select(IndexedEvent.Of)];
            if (expected.All(one => events.Count(one.Is) >= one.Count) && sent.All(id => events.Any(happened => happened.Id == id)))
            {
                break;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        Assert.All(expected, one => Assert.True(one.Count == events.Count(one.Is), $"{one.What}: {one.Count} expected, of\n{string.Join('\n', events)}"));
        Assert.Subset(events.Select(happened => happened.Id).ToHashSet(), sent.ToHashSet());
        Assert.Equal(events.Count, events.DistinctBy(happened => happened.Id).Count());
        return events;
    }

    public ValueTask DisposeAsync() => _person.DisposeAsync();

    private void Note(IRequest request)
    {
        if (request.Method == "POST" && new Uri(request.Url).AbsolutePath == "/s/b" && request.PostData is { } body)
        {
            foreach (var happened in JsonElement.Parse(body).GetProperty("events").EnumerateArray())
            {
                _sent.Enqueue(happened.GetProperty("eventId").GetGuid());
            }
        }
    }
}
