using System.Text;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Personal;
using Axon.Core.Tracking.Rejected;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Contracts.Kafka;

public sealed class IndexEventsTests(PrivateServers servers, KafkaServer kafka) : IAsyncLifetime
{
    private TestDatabase _database = null!; // InitializeAsync
    private KafkaBench _bench = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(servers, nameof(IndexEventsTests));
        _bench = new KafkaBench(await kafka.AddressAsync(), nameof(IndexEventsTests), options => options.EventBatch = 50);
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Events_SentTwiceToAnIndexThatFailsAfterStoring_AreThereOnceWithTheirVisitors()
    {
        var events = Enumerable.Range(0, 400).Select(n => EventSamples.Event(new Random(n))).ToArray();
        var log = new KafkaBehaviorLog(_bench.Producer);
        await Task.WhenAll(events.Chunk(40).Concat(events.Chunk(40)).Select(some => log.AppendAsync(some, Stop)));
        var index = new ListedIndex(failures: 3);

        await using var reader = TestReader.Start(Indexer(index).HandleAsync);
        await UntilReadAsync();

        Assert.Equal(events.ToDictionary(happened => happened.EventId), index.Events);
        Assert.True(index.Again >= 400, $"Only {index.Again} came again");
        Assert.Equal(events.Select(happened => happened.VisitorId).OfType<Guid>().Distinct().Count(), await _database.ScalarAsync<int>("SELECT COUNT(*) FROM visitor"));
        Assert.Equal(0, await _database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_bad_row"));
        Assert.Empty(await _bench.AllAsync(KafkaTopics.EventRawDead));
    }

    [Fact]
    public async Task Poison_AmongGoodEvents_IsABadRowAndADeadLetterAndStopsNone()
    {
        var log = new KafkaBehaviorLog(_bench.Producer);
        var refused = EventSamples.Event(new Random(1)) with { Type = ListedIndex.RefusedType };
        await log.AppendAsync([EventSamples.Event(new Random(2)), refused], Stop);
        await _bench.SendRawAsync(KafkaTopics.EventRaw, "k", "{ half");
        await _bench.SendRawAsync(KafkaTopics.EventRaw, "k", """{"schemaVersion":9}""");
        await log.AppendAsync([EventSamples.Event(new Random(3))], Stop);
        var index = new ListedIndex();

        var first = TestReader.Start(Indexer(index).HandleAsync);
        await UntilReadAsync();
        await first.StopAsync();

        Assert.Equal(2, index.Events.Count);
        string[] expected = ["index mapper_parsing_exception", "stream malformed_json", "stream unknown_version"];
        Assert.Equal(expected, await BadRowsAsync());
        var letters = await _bench.AllAsync(KafkaTopics.EventRawDead);
        Assert.Equal(expected, letters.Select(letter => $"{KafkaBench.Header(letter, KafkaHeaders.DeadStage)} {KafkaBench.Header(letter, KafkaHeaders.DeadReason)}").Order());
        Assert.Contains("{ half", letters.Select(letter => Encoding.UTF8.GetString(letter.Value!)));
    }

    [Fact]
    public async Task BadRow_OfOneOrigin_IsKeptOnce()
    {
        var rows = new BadRowLog(_database.Database);
        var row = new BadRow(TimeProvider.System.GetUtcNow(), BadRow.Stream, RejectReason.Schema, null, "{", "axon.event.raw/1/2");

        await rows.AddAsync([row, row], Stop);
        await rows.AddAsync([row, row with { Origin = "axon.event.raw/1/3" }, row with { Origin = null }, row with { Origin = null }], Stop);

        Assert.Equal(4, await _database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_bad_row"));
    }

    private IndexEvents Indexer(IBehaviorIndex index) => new(
        _bench.Events(), index, new VisitorStore(_database.Database), new BadRowLog(_database.Database), new BehaviorMetrics(_bench.Meters), TimeProvider.System);

    private Task UntilReadAsync() => Wait.UntilAsync("all is read", async () => await _bench.LagAsync(KafkaTopics.EventRaw, IndexEvents.Group) == 0);

    private Task<IReadOnlyList<string>> BadRowsAsync() => _database.QueryAsync<string>("SELECT CONCAT(stage, ' ', reason) FROM behavior_bad_row ORDER BY 1");
}
