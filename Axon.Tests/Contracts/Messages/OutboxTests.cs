using Axon.Core.Features.Messages;
using Axon.Core.Shared;
using Axon.Tests.Servers;
using Microsoft.Extensions.Options;

namespace Axon.Tests.Contracts.Messages;

public sealed class OutboxTests(PrivateServers servers) : IAsyncLifetime
{
    private OutboxBench _bench = null!; // InitializeAsync

    public async ValueTask InitializeAsync() => _bench = await OutboxBench.CreateAsync(servers, nameof(OutboxTests));

    public async ValueTask DisposeAsync()
    {
        _bench.Dispose();
        await _bench.Database.DisposeAsync();
    }

    [Fact]
    public async Task Fact_OfARolledBackTransaction_IsNeverDelivered()
    {
        var consumer = new EffectConsumer("a");

        await Assert.ThrowsAsync<CrashException>(() => _bench.Transactions.RunAsync<bool>(
            async work =>
            {
                await _bench.Outbox.AddAsync(work, [OutboxBench.Fact("r1", 1)], CancellationToken.None);
                throw new CrashException();
            },
            CancellationToken.None));

        Assert.Equal(0, await _bench.Relay(consumer).HandleAsync(CancellationToken.None));
        Assert.Equal(0, await EffectsAsync());
    }

    [Fact]
    public async Task Fact_Committed_ReachesWhoWantsItWithAllItsFields()
    {
        var fact = new Fact(
            Guid.CreateVersion7(), FactType.PURCHASE, "order-1", new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.Zero), Guid.CreateVersion7(), 1, 2, 3, Guid.CreateVersion7(), Guid.CreateVersion7(), 2, 59_000, "이유");
        Fact? seen = null;
        var consumer = new EffectConsumer("a", (delivered, _) =>
        {
            seen = delivered;
            return null;
        });

        await _bench.AddAsync(fact, OutboxBench.Fact("r1", 1, FactType.PLACE_SOLD));
        await _bench.DrainAsync(_bench.Relay(consumer));

        Assert.Equal(fact, seen);
        Assert.Equal(1, await EffectsAsync());
    }

    [Fact]
    public async Task Facts_WithSeveralRelaysAndCrashes_TakeEffectExactlyOnceForEachConsumer()
    {
        const int Aggregates = 20;
        const int Each = 10;
        var random = new Random(7);
        for (var i = 0; i < Each; i++)
        {
            await _bench.AddAsync([.. Enumerable.Range(0, Aggregates).Select(n => OutboxBench.Fact($"r{n}", i))]);
        }

        _bench.Options.MaxAttempts = 100;
        Exception? Sometimes(Fact fact, int call)
        {
            lock (random)
            {
                return random.Next(10) == 0 ? new InvalidOperationException("after the effect") : null;
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _bench.DrainAsync(_bench.Relay(
            new CrashingFactQueue(_bench.Queue, 5), new EffectConsumer("a", Sometimes), new EffectConsumer("b", Sometimes)))));

        Assert.Equal(Aggregates * Each * 2, await EffectsAsync());
        Assert.Equal(Aggregates * Each * 2, await _bench.Database.ScalarAsync<int>("SELECT COUNT(DISTINCT consumer, message_id) FROM effect"));
        Assert.Equal(Aggregates * Each, await _bench.Database.ScalarAsync<int>("SELECT COUNT(*) FROM outbox WHERE status = 'DONE'"));
        var inversions = await _bench.Database.ScalarAsync<int>(
            "SELECT COUNT(*) FROM effect later JOIN effect earlier ON earlier.consumer = later.consumer AND earlier.aggregate = later.aggregate AND earlier.n < later.n AND earlier.quantity > later.quantity");
        Assert.Equal(0, inversions);
    }

    [Fact]
    public async Task Fact_ThatFails_HoldsBackOnlyItsOwnAggregate()
    {
        _bench.Options.RetryDelay = _bench.Options.RetryCap = TimeSpan.FromMinutes(5);
        var relay = _bench.Relay(new EffectConsumer("a", (fact, _) => fact is { Aggregate: "bad", Quantity: 1 } ? new InvalidOperationException() : null));

        await _bench.AddAsync(OutboxBench.Fact("bad", 1), OutboxBench.Fact("good", 1), OutboxBench.Fact("bad", 2), OutboxBench.Fact("good", 2));
        for (var round = 0; round < 4; round++)
        {
            await relay.HandleAsync(CancellationToken.None);
        }

        Assert.Equal(["good", "good"], await _bench.Database.QueryAsync<string>("SELECT aggregate FROM effect ORDER BY n"));
        Assert.Equal(2, (await _bench.Queue.DepthAsync(CancellationToken.None)).Waiting);
    }

    [Fact]
    public async Task Poison_AfterItsTries_IsDeadLetsTheNextPassAndCanBeRequeued()
    {
        var broken = true;
        var healthy = new EffectConsumer("healthy");
        var picky = new EffectConsumer("picky", (fact, _) => broken && fact.Quantity == 1 ? new InvalidOperationException("boom") : null);
        var relay = _bench.Relay(healthy, picky);
        var poison = OutboxBench.Fact("r1", 1);

        await _bench.AddAsync(poison, OutboxBench.Fact("r1", 2));
        await _bench.DrainAsync(relay);
        var dead = Assert.Single(await _bench.Queue.DeadAsync(10, CancellationToken.None));
        broken = false;
        var requeued = await new RequeueDeadFact(_bench.Queue, _bench.Signal).HandleAsync(poison.Id, CancellationToken.None);
        await _bench.DrainAsync(relay);

        Assert.Equal((poison.Id, "RESERVED", 4, "picky: InvalidOperationException: boom"), (dead.Id, dead.Type, dead.Attempts, dead.Error));
        Assert.True(requeued);
        Assert.Equal(["1", "2"], await _bench.Database.QueryAsync<string>("SELECT quantity FROM effect WHERE consumer = 'healthy' ORDER BY n"));
        Assert.Equal(["2", "1"], await _bench.Database.QueryAsync<string>("SELECT quantity FROM effect WHERE consumer = 'picky' ORDER BY n"));
        Assert.False(await new RequeueDeadFact(_bench.Queue, _bench.Signal).HandleAsync(poison.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Fact_WhoseServerIsAway_KeepsAllItsTries()
    {
        var consumer = new EffectConsumer("a", (_, call) => call <= 20 ? new StoreUnavailableException("redis", new TimeoutException()) : null);

        await _bench.AddAsync(OutboxBench.Fact("r1", 1));
        await _bench.DrainAsync(_bench.Relay(consumer));

        Assert.Equal(1, await EffectsAsync());
        Assert.Equal(0, await _bench.Database.ScalarAsync<int>("SELECT attempts FROM outbox"));
    }

    [Fact]
    public async Task Fact_OfAnUnknownType_IsDeadAndStopsNobody()
    {
        await _bench.AddAsync(OutboxBench.Fact("r1", 1), OutboxBench.Fact("r2", 1));
        await _bench.Database.ExecuteAsync("""UPDATE outbox SET payload = '{"type":"FROM_THE_FUTURE"}' WHERE aggregate = 'r1'""");

        await _bench.DrainAsync(_bench.Relay(new EffectConsumer("a")));

        Assert.Equal("r1", Assert.Single(await _bench.Queue.DeadAsync(10, CancellationToken.None)).Aggregate);
        Assert.Equal(1, await EffectsAsync());
    }

    [Fact]
    public async Task Commit_OfATransactionWithFacts_WakesTheRelay()
    {
        var woken = _bench.Signal.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.False(woken.IsCompleted);

        await _bench.AddAsync(OutboxBench.Fact("r1", 1));

        await woken.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Clean_OldRows_ForgetsWhatIsDoneAndKeepsWhatIsNot()
    {
        var relay = _bench.Relay(new EffectConsumer("a"), new EffectConsumer("b", (fact, _) => fact.Aggregate == "dead" ? new InvalidOperationException() : null));
        await _bench.AddAsync(OutboxBench.Fact("old", 1), OutboxBench.Fact("dead", 1), OutboxBench.Fact("young", 1));
        await _bench.DrainAsync(relay);
        await _bench.Database.ExecuteAsync("UPDATE inbox JOIN outbox USING (message_id) SET processed_at = processed_at - INTERVAL 8 DAY, dispatched_at = dispatched_at - INTERVAL 8 DAY, available_at = available_at - INTERVAL 8 DAY WHERE aggregate <> 'young'");

        await new CleanMessages(_bench.Queue, new OptionsWrapper<MessagesOptions>(_bench.Options)).HandleAsync(CancellationToken.None);

        Assert.Equal(["dead", "young"], await _bench.Database.QueryAsync<string>("SELECT aggregate FROM outbox ORDER BY id"));
        Assert.Equal(3, await _bench.Database.ScalarAsync<int>("SELECT COUNT(*) FROM inbox"));
    }

    private async Task<int> EffectsAsync() => await _bench.Database.ScalarAsync<int>("SELECT COUNT(*) FROM effect");
}
