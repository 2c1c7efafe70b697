using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Pipeline;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Axon.Tests.Contracts.Kafka;

/// <summary>Who asks the brokers knows how far readers are behind, also when none of them lives.</summary>
public sealed class KafkaLagTests(KafkaServer kafka) : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = Clocks.Still(TimeProvider.System.GetUtcNow());
    private KafkaBench _bench = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _bench = new KafkaBench(await kafka.AddressAsync(), nameof(KafkaLagTests));

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Lag_OfAReaderThatDied_IsSeenPartitionByPartition()
    {
        using var lag = Lag();
        var log = new KafkaBehaviorLog(_bench.Producer);
        await log.AppendAsync(Events(40), Stop);
        Assert.Equal(40, (await lag.ReadAsync(Stop)).Groups!.Single(group => group.Topic == Name(KafkaTopics.EventRaw)).Lag);

        var reader = TestReader.Start(_bench.Events(), IndexEvents.Group, _ => StreamVerdict.Done);
        await Wait.UntilAsync("all is read", async () => await _bench.LagAsync(KafkaTopics.EventRaw, IndexEvents.Group) == 0);
        await reader.StopAsync();
        await log.AppendAsync(Events(25), Stop);
        _clock.Advance(TimeSpan.FromSeconds(4));
        var groups = (await lag.ReadAsync(Stop)).Groups!;

        var indexer = groups.Single(group => group.Topic == Name(KafkaTopics.EventRaw));
        Assert.Equal(($"{_bench.Options.Prefix}.indexer", 4, 25), (indexer.Group, indexer.Partitions.Count, indexer.Lag));
        Assert.All(indexer.Partitions, partition => Assert.Equal(partition.Lag, partition.End - (partition.Committed ?? 0)));
        Assert.Equal(65, indexer.Partitions.Sum(partition => partition.End));
        Assert.Equal([$"{_bench.Options.Prefix}.consumer.a", $"{_bench.Options.Prefix}.consumer.b"], groups.Where(group => group.Topic == Name(KafkaTopics.Fact)).Select(group => group.Group));
        Assert.All(groups.Where(group => group.Topic == Name(KafkaTopics.Fact)), group => Assert.Equal(0, group.Lag));
    }

    [Fact]
    public async Task Lag_AskedByMany_IsAskedOnceInAWhile()
    {
        using var lag = Lag();
        await new KafkaBehaviorLog(_bench.Producer).AppendAsync(Events(1), Stop);

        var readings = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => lag.ReadAsync(Stop)));
        _clock.Advance(TimeSpan.FromSeconds(4));
        var later = await lag.ReadAsync(Stop);

        Assert.Single(readings.Distinct());
        Assert.NotSame(readings[0], later);
    }

    [Fact]
    public async Task Lag_OfBrokersThatAreAway_SaysSo()
    {
        var away = new KafkaClients(new OptionsWrapper<KafkaOptions>(new KafkaOptions { Servers = "127.0.0.1:9" }), NullLogger<KafkaClients>.Instance);
        using var lag = new KafkaLag(away, [], new KafkaEventGroup("indexer"), _clock);

        Assert.Null((await lag.ReadAsync(Stop).WaitAsync(TimeSpan.FromSeconds(20), Stop)).Groups);
    }

    [Fact]
    public async Task Lag_OfABrokerThatHasJustBegun_IsToldWhenItKnowsItsGroups()
    {
        await using var broker = await KafkaBroker.StartOwnAsync();
        await using var bench = new KafkaBench(broker.Address, nameof(KafkaLagTests));
        await bench.Topics.EnsureAsync(Stop);

        // Until then it says that it does not keep the places of these groups.
        await Wait.UntilAsync("it knows", async () =>
        {
            using var lag = new KafkaLag(bench.Clients, [new Named("a"), new Named("b")], new KafkaEventGroup(IndexEvents.Group), _clock);
            return (await lag.ReadAsync(Stop)).Groups is { Count: 3 };
        });
    }

    private static BehaviorEvent[] Events(int count) => [.. Enumerable.Range(0, count).Select(n => EventSamples.Event(new Random(n)))];

    private string Name(KafkaTopic topic) => topic.FullName(_bench.Options);

    private KafkaLag Lag() => new(_bench.Clients, [new Named("a"), new Named("b")], new KafkaEventGroup(IndexEvents.Group), _clock);

    private sealed class Named(string name) : IFactConsumer
    {
        public string Name => name;

        public bool Wants(FactType type) => true;

        public Task HandleAsync(Fact fact, UnitOfWork work, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
