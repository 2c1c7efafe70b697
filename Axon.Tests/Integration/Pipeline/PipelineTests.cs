using System.Globalization;
using System.Text;
using Axon.Core.Dashboard;
using Axon.Core.Streams;
using Axon.Core.Tracking.Index;
using Axon.Tests.Contracts.Behavior;
using Axon.Tests.Contracts.Kafka;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Integration.Pipeline;

/// <summary>The way of events from the broker to the index, by real processes, while everything on it fails once.</summary>
[Collection(Machine.Alone)]
[Trait(Machine.Trait, Machine.Alone)]
public sealed class PipelineTests(PrivateServers servers, KafkaServer kafka, SearchServers search, ITestOutputHelper output) : IAsyncDisposable
{
    private const int Events = 200_000;
    private const int Poison = 2_000;
    private readonly List<WorkerProcess> _workers = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_SentUpToThreeTimesThroughEveryFault_AreThereOnceAndCountAlikeEverywhere()
    {
        var seed = Seed.Next(output.WriteLine);
        var history = new History(Events, seed);
        await using var node = await SearchNode.StartOwnAsync(SearchKind.Elasticsearch);
        await using var bench = new KafkaBench(await kafka.AddressAsync(), nameof(PipelineTests), options => (options.Partitions, options.SendTimeout, options.SendQueue) = (12, TimeSpan.FromSeconds(30), 500_000));
        await using var indexed = await BehaviorStore.CreateAsync(servers, nameof(PipelineTests), [node.Address], PipelineSettings.Large());
        var settings = PipelineSettings.Of(servers, bench, indexed, node);
        var messages = history.Messages(Poison);
        var started = TimeProvider.System.GetTimestamp();
        void Say(string what) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(started).TotalSeconds,6:F1} s: {what}"));

        var sending = SendAsync(bench, messages);
        await KillBeforeCommitAsync(bench, indexed, settings, Say);

        var second = await StartAsync(settings);
        var third = await StartAsync(settings);
        await UntilIndexedAsync(indexed, 60_000);
        Say("two indexers share the partitions");
        Assert.Equal(0, await third.StopAsync());
        Say("one of them was stopped in the middle");
        await UntilIndexedAsync(indexed, 100_000);
        await node.KillAsync();
        await Task.Delay(TimeSpan.FromSeconds(1), Stop);
        await node.StartAsync();
        Say("Elasticsearch was killed and is back");
        await sending;
        Say($"{messages.Count} messages are sent");
        await Wait.UntilAsync("everything is read", async () => await bench.LagAsync(KafkaTopics.EventRaw, IndexEvents.Group) == 0, 240, () => second.Tail);
        Say("everything is read");

        await indexed.RefreshAsync();
        Assert.Equal(Events, await indexed.CountAsync());
        var letters = await bench.AllAsync(KafkaTopics.EventRawDead);
        // Origin: a letter may be written again by who takes over from the killed one.
        Assert.Equal(Poison, letters.Select(letter => KafkaBench.Header(letter, KafkaHeaders.DeadOrigin)).Distinct().Count());
        Assert.Equal(Poison, letters.Select(letter => Encoding.UTF8.GetString(letter.Value!)).Distinct().Count()); // each has its body
        Assert.All(letters, letter => Assert.NotEqual("", KafkaBench.Header(letter, KafkaHeaders.DeadReason)));

        var expected = Sorted(history.Recount());
        Assert.Equal(expected, await ReachAsync(indexed, history));
        Say("Elasticsearch counts what was counted by hand");
        await using var mySql = await BehaviorStore.CreateAsync(servers, nameof(PipelineTests) + "MySql");
        await using var open = await BehaviorStore.CreateAsync(servers, nameof(PipelineTests) + "Open", [(await search.GetAsync(SearchKind.OpenSearch)).Address], PipelineSettings.Large());
        await Task.WhenAll(WriteAsync(mySql, history), WriteAsync(open, history));
        Assert.Equal(expected, await ReachAsync(mySql, history));
        Assert.Equal(expected, await ReachAsync(open, history));
        Say("MySQL and OpenSearch count the same");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in _workers)
        {
            await worker.DisposeAsync();
        }
    }

    /// <summary>Kills an indexer that has done what the broker was not told of, so that the next one does it again.</summary>
    /// <remarks>It tells the broker every second; when that came between the look and the kill, the next indexer is tried.</remarks>
    private async Task KillBeforeCommitAsync(KafkaBench bench, BehaviorStore store, IReadOnlyDictionary<string, string> settings, Action<string> say)
    {
        const int Tries = 4;
        long stored = 0;
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            var worker = await StartAsync(settings);
            await UntilIndexedAsync(store, 10_000 * (attempt + 1));
            var done = stored + await worker.MetricAsync("axon_kafka_read_total") + await worker.MetricAsync("axon_kafka_dead_letters_total");
            await worker.KillAsync();
            stored = await CommittedAsync(bench);
            say($"killed the indexer after {done} messages; the broker knows of {stored}");
            if (done > stored)
            {
                return;
            }
        }

        Assert.Fail("No indexer was killed between index and commit");
    }

    private async Task<WorkerProcess> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var worker = await WorkerProcess.StartAsync("indexer", settings);
        _workers.Add(worker);
        return worker;
    }

    private static async Task SendAsync(KafkaBench bench, IReadOnlyList<(byte[] Key, byte[] Body)> messages)
    {
        foreach (var chunk in messages.Chunk(4000))
        {
            await bench.Producer.SendAllAsync(KafkaTopics.EventRaw, [.. chunk.Select(message => new KafkaMessage(message.Key, message.Body, []))], Stop);
        }
    }

    private static Task UntilIndexedAsync(BehaviorStore store, int count) =>
        Wait.UntilAsync($"{count} events are indexed", async () => await store.CountAsync() >= count, 240);

    private static async Task<long> CommittedAsync(KafkaBench bench) =>
        await bench.EndAsync(KafkaTopics.EventRaw) - await bench.LagAsync(KafkaTopics.EventRaw, IndexEvents.Group);

    private static async Task WriteAsync(BehaviorStore store, History history)
    {
        foreach (var chunk in history.Events.Chunk(2000))
        {
            await store.WriteAsync(chunk);
        }
    }

    private static async Task<IReadOnlyList<ReachRow>> ReachAsync(BehaviorStore store, History history) =>
        Sorted(await store.Reader.ReachAsync(history.From, history.To, includeBots: false, Stop));

    private static IReadOnlyList<ReachRow> Sorted(IEnumerable<ReachRow> rows) => [.. rows.OrderBy(row => row.CampaignId).ThenBy(row => row.ActivityId)];
}
