using System.Collections.Concurrent;
using System.Diagnostics;
using Axon.Core.Facts;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;
using Axon.Tests.Contracts.Messages;
using Axon.Tests.Servers;
using Axon.Tests.Support;

namespace Axon.Tests.Contracts.Kafka;

/// <summary>A broker of its own, because it is stopped, frozen and killed; each test leaves it running.</summary>
[Collection(Machine.Alone)]
[Trait(Machine.Trait, Machine.Alone)]
public sealed class KafkaAwayTests(PrivateServers servers, OwnBroker own) : IClassFixture<OwnBroker>, IAsyncLifetime
{
    /// <summary>What a waiting request may cost: the send limit and what a busy machine adds.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private KafkaBroker _broker = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _broker = await own.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Append_WithoutABroker_SaysSoSoon()
    {
        await using var bench = new KafkaBench($"127.0.0.1:{FreePort.Next()}", nameof(KafkaAwayTests));

        await SaysSoSoonAsync(bench, new KafkaBehaviorLog(bench.Producer));
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
        await SaysSoSoonAsync(bench, log);
        await SaysSoSoonAsync(bench, log);
        await (frozen ? Task.Run(_broker.Thaw, Stop) : _broker.StartAsync());

        var last = EventSamples.Event(new Random(2));
        await TakenAgainAsync(log, last);
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

    [Fact]
    public async Task Reader_ThatLostAllItsPartitionsWhilePaused_ReadsThemWhenTheyComeBack()
    {
        await using var bench = new KafkaBench(_broker.Address, nameof(KafkaAwayTests), options => options.FactBatch = 1);
        await bench.SendAsync([.. Enumerable.Range(0, 40).Select(n => KafkaBench.Fact($"r{n}", n))]);
        ConcurrentQueue<int> seen = new();
        long? first = null;
        var away = true;
        var calls = 0;
        await using var reader = TestReader.Start(bench.Facts(), "g", message =>
        {
            first ??= Stopwatch.GetTimestamp();
            Interlocked.Increment(ref calls);
            if (Volatile.Read(ref away))
            {
                throw new StoreUnavailableException("mysql", new TimeoutException());
            }

            seen.Enqueue(message.Value!.Quantity!.Value);
            return StreamVerdict.Done;
        });
        await Wait.UntilAsync("it is full for long", () => first is { } since && Stopwatch.GetElapsedTime(since) > TimeSpan.FromSeconds(2));

        _broker.Freeze();
        // What it holds is tried again and again, until it has nothing more.
        var (last, quiet) = (0, 0);
        await Wait.UntilAsync("it has lost them", () =>
        {
            (quiet, last) = (last == calls ? quiet + 1 : 0, calls);
            return quiet > 25;
        });
        Volatile.Write(ref away, false);
        _broker.Thaw();

        await Wait.UntilAsync("all are read", () => seen.Count >= 40, seconds: 40, state: () => $"{seen.Count} read");
        Assert.Equal(Enumerable.Range(0, 40), seen.Distinct().Order());
    }

    [Fact]
    public async Task Broker_ThatCameBackEmpty_GetsTopicsAsTheyAreMeant()
    {
        await using var bench = new KafkaBench(_broker.Address, nameof(KafkaAwayTests));
        var log = new KafkaBehaviorLog(bench.Producer);
        Assert.Equal([EventStatus.Accepted], await log.AppendAsync([EventSamples.Event(new Random(1))], Stop));

        await _broker.StopAsync();
        _broker.Empty();
        await _broker.StartAsync();
        await TakenAgainAsync(log, EventSamples.Event(new Random(2)));

        Assert.Equal(bench.Options.Partitions, await bench.PartitionsAsync(KafkaTopics.EventRaw));
        await TakenAgainAsync(log, EventSamples.Event(new Random(3)));
        Assert.Equal(2, await bench.EndAsync(KafkaTopics.EventRaw));
    }

    private static Task TakenAgainAsync(KafkaBehaviorLog log, BehaviorEvent happened) => Wait.UntilAsync("it is taken again", async () =>
    {
        try
        {
            return await log.AppendAsync([happened], Stop) is [EventStatus.Accepted];
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    });

    private static async Task SaysSoSoonAsync(KafkaBench bench, KafkaBehaviorLog log)
    {
        bench.Options.SendTimeout = new KafkaOptions().SendTimeout;
        var watch = Stopwatch.StartNew();
        var thrown = await Assert.ThrowsAsync<StoreUnavailableException>(() => log.AppendAsync([EventSamples.Event(new Random(3))], Stop));

        Assert.Equal("kafka", thrown.Store);
        Assert.True(watch.Elapsed < Soon, $"It took {watch.Elapsed}");
    }
}
