using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Pipeline;
using Axon.Core.Tracking.Search;
using Axon.Tests.Contracts.Behavior;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using static Axon.Tests.Contracts.Behavior.Happenings;

namespace Axon.Tests.Contracts.Search;

/// <summary>A new version of the index beside the old one, and days that are too old.</summary>
public sealed class DailyIndexTests(PrivateServers servers, SearchServers search)
{
    private const int Count = 60;
    private readonly string _prefix = SearchServers.NewPrefix();

    [Theory]
    [InlineData(SearchKind.Elasticsearch)]
    [InlineData(SearchKind.OpenSearch)]
    public async Task NewVersion_FilledBesideTheOld_TakesOverWithoutAGap(SearchKind kind)
    {
        await using var old = await CreateAsync(kind, version: 1);
        await using var next = await CreateAsync(kind, version: 2);
        BehaviorEvent[] stream = [.. Enumerable.Range(0, Count).Select(n => Browser("PAGE_VIEW", Evening.AddHours(n), Guid.CreateVersion7()))];
        await old.WriteAsync(stream);
        await next.WriteAsync([.. stream.Take(Count / 2)]);

        Assert.Equal(SwitchOutcome.Behind, await next.Get<KeepBehaviorIndex>().HandleAsync(CancellationToken.None));
        Assert.Equal(Count, await CountAsync(next));

        await next.WriteAsync(stream);
        using var stop = new CancellationTokenSource();
        var seen = WatchAsync(old, stop.Token);
        Assert.Equal(SwitchOutcome.Switched, await next.Get<KeepBehaviorIndex>().HandleAsync(CancellationToken.None));
        await stop.CancelAsync();

        Assert.All(await seen, count => Assert.Equal(Count, count));
        Assert.Equal(SwitchOutcome.InUse, await next.Get<KeepBehaviorIndex>().HandleAsync(CancellationToken.None));
        Assert.Equal(2, (await next.Get<ISearchReadings>().ReadAsync(CancellationToken.None)).VersionInUse);
    }

    [Fact]
    public async Task OldVersion_AfterTheSwitch_IsReadNoMore()
    {
        await using var old = await CreateAsync(SearchKind.Elasticsearch, version: 1);
        await using var next = await CreateAsync(SearchKind.Elasticsearch, version: 2);
        await old.Get<KeepBehaviorIndex>().HandleAsync(CancellationToken.None);
        Assert.Equal(SwitchOutcome.Switched, await next.Get<KeepBehaviorIndex>().HandleAsync(CancellationToken.None));

        // A program of before the update goes on for a while, on a day that neither version has yet.
        await old.WriteAsync(Browser("PAGE_VIEW", Evening.AddDays(-20)));
        Assert.Equal(SwitchOutcome.Overtaken, await old.Get<KeepBehaviorIndex>().HandleAsync(CancellationToken.None));
        await old.WriteAsync(Browser("PAGE_VIEW", Evening.AddDays(-21)));
        await next.WriteAsync(Browser("PAGE_VIEW", Evening.AddDays(-22)));

        Assert.Equal(1, await CountAsync(old));
        Assert.Equal(1, await CountAsync(next));
    }

    [Fact]
    public async Task Days_OlderThanEventsAreKept_AreDroppedAndNotMadeAgain()
    {
        await using var before = await CreateAsync(SearchKind.OpenSearch, version: 1);
        await using var now = await CreateAsync(SearchKind.OpenSearch, version: 1, ("Behavior:IndexRetentionDays", "8"));
        await before.WriteAsync(Browser("PAGE_VIEW", Evening.AddDays(-10)), Browser("PAGE_VIEW", Evening));

        await now.Get<KeepBehaviorIndex>().HandleAsync(CancellationToken.None);

        Assert.Equal(1, await CountAsync(now));
        Assert.Equal([IndexOutcome.Refused], await now.WriteAsync(Browser("PAGE_VIEW", Evening.AddDays(-10))));
        Assert.Equal(2, (await now.Get<ISearchReadings>().ReadAsync(CancellationToken.None)).Indexes.Count);
    }

    private static async Task<List<int>> WatchAsync(BehaviorStore store, CancellationToken stop)
    {
        List<int> seen = [];
        do
        {
            seen.Add(await CountAsync(store));
        }
        while (!stop.IsCancellationRequested);
        return seen;
    }

    private static async Task<int> CountAsync(BehaviorStore store) =>
        (await store.Reader.ActivityAsync(new ActivityId(1), Evening.AddDays(-30), Evening.AddDays(30), false, CancellationToken.None)).Count;

    private async Task<BehaviorStore> CreateAsync(SearchKind kind, int version, params (string Key, string? Value)[] settings) => await BehaviorStore.CreateAsync(
        servers,
        nameof(DailyIndexTests),
        [(await search.GetAsync(kind)).Address],
        settings.Append(("Search:Prefix", _prefix)).Append(("Search:PageSize", "1000")).ToDictionary(setting => setting.Item1, setting => setting.Item2),
        services => services.AddSingleton(new BehaviorNames(_prefix, version)));
}
