using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Search;
using Axon.Tests.Contracts.Behavior;
using Axon.Tests.Contracts.Kafka;
using Axon.Tests.Integration.Pipeline;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Bench;

/// <summary><c>./axon bench ingest</c>: events from the intake to the index, beside a program that does nothing but load the same documents.</summary>
[Collection(Machine.Alone)]
public sealed class IngestBench(PrivateServers servers, KafkaServer kafka, ITestOutputHelper output)
{
    private const int Events = 60_000;
    // All are cold at first: both servers, and an indexer whose code is compiled while it runs. The broker, which only one of the two needs, takes longest.
    private const int WarmUps = 20;
    private const int Pairs = 11;
    private const int Connections = 2;
    private const int BulkSize = 2000;

    // What a busy site's browsers send, and how many of them at once.
    private const int RequestSize = 50;
    private const int Requests = 32;
    // Each look costs the indexer a little.
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private const string Items = "axon_search_items_total";
    private const string Visible = "axon_search_event_to_visible_seconds";

    // The loader's buffers are used again, as the indexer's are.
    private readonly ConcurrentBag<ArrayBufferWriter<byte>> _bodies = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Ingest_BesideABareBulkLoader()
    {
        await using var node = await SearchNode.StartOwnAsync(SearchKind.Elasticsearch);
        // Both fill one index after the other, so that both write into equally full ones.
        await using var bareStore = await StoreAsync(node);
        await using var store = await StoreAsync(node);
        await using var bench = new KafkaBench(await kafka.AddressAsync(), nameof(IngestBench), options => (options.Partitions, options.SendTimeout) = (12, TimeSpan.FromSeconds(30)));
        await using var indexer = await WorkerProcess.StartAsync("indexer", PipelineSettings.Of(servers, bench, store, node));
        List<double> ratios = [], bare = [], pipeline = [];
        for (var pair = 1 - WarmUps; pair <= Pairs; pair++)
        {
            // In the order in which a site's visitors would send them.
            BehaviorEvent[] events = [.. new History(Events, 1000 + pair).Events.OrderBy(one => one.OccurredAt)];
            await QuietAsync(node);
            var alone = await LoadAsync(bareStore, node, events);
            await QuietAsync(node);
            var (through, visible) = await PipeAsync(store, bench, indexer, events);
            if (pair <= 0)
            {
                continue;
            }

            bare.Add(Events / alone.TotalSeconds);
            pipeline.Add(Events / through.TotalSeconds);
            ratios.Add(alone / through);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"pair {pair}: bare {bare[^1]:F0}/s, pipeline {pipeline[^1]:F0}/s, ratio {ratios[^1]:F2}, visible p95 ≤ {visible:F1} s"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median: bare {Median.Of(bare):F0}/s, pipeline {Median.Of(pipeline):F0}/s, ratio {Median.Of(ratios):F2} ({ratios.Min():F2}-{ratios.Max():F2})"));
        Assert.True(Median.Of(ratios) >= 0.6, "The pipeline should reach 0.6 of the bare loader");
    }

    /// <summary>The same documents into indexes of the same form. Like the pipeline it begins with the events in memory.</summary>
    private async Task<TimeSpan> LoadAsync(BehaviorStore store, SearchNode node, BehaviorEvent[] events)
    {
        var before = await store.CountAsync();
        await store.Get<SearchDailyIndexes>().EnsureAsync(events.Select(one => store.Get<BehaviorNames>().Of(one.OccurredAt)).Distinct(), Stop);
        using var http = new HttpClient { BaseAddress = node.Address };
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(events.Chunk(BulkSize), new ParallelOptions { MaxDegreeOfParallelism = Connections }, async (chunk, cancellationToken) =>
        {
            var items = chunk.Select((one, place) => new BulkItem(place, one, one.Props is null ? default : JsonElement.Parse(one.Props), store.Get<BehaviorNames>().Of(one.OccurredAt))).ToArray();
            var body = _bodies.TryTake(out var used) ? used : new ArrayBufferWriter<byte>();
            Assert.Equal(items.Length, BulkBody.Write(body, items, BulkSize));
            using var content = new ReadOnlyMemoryContent(body.WrittenMemory) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
            using var answer = await http.PostAsync(new Uri("/_bulk?filter_path=errors", UriKind.Relative), content, cancellationToken);
            Assert.Equal("""{"errors":false}""", await answer.Content.ReadAsStringAsync(cancellationToken));
            body.ResetWrittenCount();
            _bodies.Add(body);
        });
        await store.RefreshAsync();
        var took = TimeProvider.System.GetElapsedTime(started);
        Assert.Equal(before + Events, await store.CountAsync());
        return took;
    }

    /// <summary>What the one has left to merge must not be merged in the time of the other.</summary>
    private static async Task QuietAsync(SearchNode node)
    {
        using var http = new HttpClient { BaseAddress = node.Address };
        await Wait.UntilAsync("nothing is merged any more", async () =>
        {
            using var stats = JsonDocument.Parse(await http.GetStringAsync(new Uri("/_nodes/stats/indices/merge", UriKind.Relative), Stop));
            return stats.RootElement.GetProperty("nodes").EnumerateObject().Sum(one => one.Value.GetProperty("indices").GetProperty("merges").GetProperty("current").GetInt32()) == 0;
        });
    }

    /// <summary>From the port that the intake calls, over the broker and an indexer of its own process, until all are found.</summary>
    private static async Task<(TimeSpan Took, double Visible)> PipeAsync(BehaviorStore store, KafkaBench bench, WorkerProcess indexer, BehaviorEvent[] events)
    {
        var (before, indexed, seen) = (await store.CountAsync(), await indexer.MetricAsync(Items), await indexer.BucketsAsync(Visible));
        var log = new KafkaBehaviorLog(bench.Producer);
        var started = TimeProvider.System.GetTimestamp();
        await Parallel.ForEachAsync(events.Chunk(RequestSize), new ParallelOptions { MaxDegreeOfParallelism = Requests }, async (chunk, cancellationToken) =>
            // The time of arrival is now.
            await log.AppendAsync([.. chunk.Select(one => one with { ReceivedAt = TimeProvider.System.GetUtcNow() })], cancellationToken));
        await Wait.UntilAsync("all is indexed", async () => await indexer.MetricAsync(Items) >= indexed + Events, 180, () => indexer.Tail, Look);
        await store.RefreshAsync();
        var took = TimeProvider.System.GetElapsedTime(started);
        Assert.Equal(before + Events, await store.CountAsync());
        return (took, WorkerProcess.Quantile(await indexer.BucketsAsync(Visible), 0.95, seen));
    }

    private Task<BehaviorStore> StoreAsync(SearchNode node) => BehaviorStore.CreateAsync(servers, nameof(IngestBench), [node.Address], PipelineSettings.Large());
}
