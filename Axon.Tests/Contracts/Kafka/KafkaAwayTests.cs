using System.Diagnostics;
using Axon.Core.Features.Behavior;
using Axon.Core.Infrastructure.Kafka;
using Axon.Core.Infrastructure.Kafka.Behavior;
using Axon.Core.Infrastructure.Kafka.Messages;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Shared;
using Axon.Tests.Contracts.Messages;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Contracts.Kafka;

/// <summary>A broker of its own, because it is stopped, frozen and killed.</summary>
public sealed class KafkaAwayTests(PrivateServers servers) : IAsyncLifetime
{
    /// <summary>What a waiting request may cost: the send limit and what a busy machine adds.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private KafkaBroker _broker = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _broker = await KafkaBroker.StartOwnAsync();

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    [Fact]
    public async Task Append_WithoutABroker_SaysSoSoon()
    {
        await using var bench = new KafkaBench($"127.0.0.1:{FreePort.Next()}", nameof(KafkaAwayTests));

        await SaysSoSoonAsync(new KafkaBehaviorLog(bench.Producer));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Append_WhileTheBrokerIsAway_SaysSoSoonAndGoesOnAfterwards(bool frozen)
    {
        await using var bench = new KafkaBench(_broker.Address, nameof(KafkaAwayTests));
        var log = new KafkaBehaviorLog(bench.Producer);
        var first = EventSamples.Event(new Random(1));
        Assert.Equal([EventStatus.Accepted], await log.AppendAsync([first], Stop));

        await (frozen ? Task.Run(_broker.Freeze, Stop) : _broker.KillAsync());
        await SaysSoSoonAsync(log);
        await SaysSoSoonAsync(log);
        await (frozen ? Task.Run(_broker.Thaw, Stop) : _broker.StartAsync());

        var last = EventSamples.Event(new Random(2));
        await Wait.UntilAsync("it is taken again", async () =>
        {
            try
            {
                return await log.AppendAsync([last], Stop) is [EventStatus.Accepted];
            }
            catch (StoreUnavailableException)
            {
                return false;
            }
        });
        var ids = (await bench.AllAsync(KafkaTopics.EventRaw)).Select(message => EventJson.Read(message.Value)!.EventId).ToList();
        Assert.Contains(first.EventId, ids);
        Assert.Contains(last.EventId, ids);
    }

    [Fact]
    public async Task Facts_OfATimeWithoutABroker_WaitInTheOutboxAndTakeEffectOnce()
    {
        using var outbox = await OutboxBench.CreateAsync(servers, nameof(KafkaAwayTests));
        await using var bench = new KafkaBench(_broker.Address, nameof(KafkaAwayTests));
        var consumer = new EffectConsumer("a");
        await using var reader = TestReader.Start(token => outbox.Receive(bench.Facts(), consumer).HandleAsync(token));
        var relay = outbox.Relay(outbox.Queue, new KafkaFactDelivery(bench.Producer));
        await outbox.AddAsync([.. Enumerable.Range(0, 50).Select(n => OutboxBench.Fact($"r{n}", 1))]);
        await outbox.DrainAsync(relay);

        await _broker.KillAsync();
        await outbox.AddAsync([.. Enumerable.Range(0, 50).Select(n => OutboxBench.Fact($"r{n}", 2))]);
        await relay.HandleAsync(Stop);
        Assert.Equal(50, (await outbox.Queue.DepthAsync(Stop)).Waiting);
        Assert.Equal(0, await outbox.Database.ScalarAsync<int>("SELECT SUM(attempts) FROM outbox"));
        await _broker.StartAsync();
        await outbox.DrainAsync(relay);

        await Wait.UntilAsync("all took effect", async () => await outbox.Database.ScalarAsync<int>("SELECT COUNT(*) FROM effect") >= 100, seconds: 60);
        Assert.Equal(100, await outbox.Database.ScalarAsync<int>("SELECT COUNT(DISTINCT message_id) FROM effect"));
        await Wait.UntilAsync("the group's place is known", async () => await bench.LagAsync(KafkaTopics.Fact, "consumer.a") == 0);
        Assert.Equal(100, await outbox.Database.ScalarAsync<int>("SELECT COUNT(*) FROM effect"));
        await outbox.Database.DisposeAsync();
    }

    private static async Task SaysSoSoonAsync(KafkaBehaviorLog log)
    {
        var watch = Stopwatch.StartNew();
        var thrown = await Assert.ThrowsAsync<StoreUnavailableException>(() => log.AppendAsync([EventSamples.Event(new Random(3))], Stop));

        Assert.Equal("kafka", thrown.Store);
        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}");
    }
}
