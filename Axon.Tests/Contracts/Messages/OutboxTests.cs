using Axon.Core.Facts;
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

        await Assert.ThrowsAsync<CrashException>(() => _bench.Transactions.InTransactionAsync<bool>(
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
    public async Task Fact_WhoseConsumerHangs_HoldsBackNobodyElseAndDies()
    {
        _bench.Options.DeliveryTimeout = TimeSpan.FromMilliseconds(300);
        _bench.Options.MaxAttempts = 2;
        var consumer = new EffectConsumer("a", hangs: fact => fact.Aggregate == "hang");
        await _bench.AddAsync(OutboxBench.Fact("hang", 1), OutboxBench.Fact("good", 1), OutboxBench.Fact("good", 2));

        await _bench.DrainAsync(_bench.Relay(consumer));

        Assert.Equal([1, 2], await _bench.Database.QueryAsync<int>("SELECT quantity FROM effect ORDER BY n"));
        // What hung must not end the process when it is thrown away.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal("hang", Assert.Single(await _bench.Queue.DeadAsync(10, CancellationToken.None)).Aggregate);
    }

    [Fact]
    public async Task Fact_ForgottenHereAndBuriedByManyAtOnce_NamesEach()
    {
        string[] reasons = [.. Enumerable.Range(0, 6).Select(n => $"{(char)('a' + n)}: gave up")];
        for (var round = 0; round < 300; round++)
        {
            var fact = OutboxBench.Fact("r1", round);

            await Task.WhenAll(reasons.Select(reason => _bench.Queue.BuryAsync(fact.Id, fact, 4, reason, CancellationToken.None)));

            Assert.Equal(reasons, (await ErrorAsync(fact)).Split(" | ").Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Fact_BuriedTwiceByOneOfTwo_StillNamesBoth()
    {
        var fact = OutboxBench.Fact("r1", 1);
        foreach (var reason in (string[])["a: gave up", "b: gave up", "a: gave up"])
        {
            await _bench.Queue.BuryAsync(fact.Id, fact, 4, reason, CancellationToken.None);
        }

        Assert.Equal("a: gave up | b: gave up", await ErrorAsync(fact));
    }

    [Fact]
    public async Task Fact_ForWhichNoConnectionGetsFree_KeepsAllItsTries()
    {
        _bench.Options.DeliveryTimeout = TimeSpan.FromMilliseconds(100);
        var taken = await _bench.Database.HoldAllAsync();
        var fact = OutboxBench.Fact("r1", 1);

        var failures = await _bench.Consume.HandleAsync(new EffectConsumer("a"), [new QueuedFact(1, fact.Id, 0, fact)], TestContext.Current.CancellationToken);

        Assert.True(Assert.Single(failures).Unavailable);
        await taken.DisposeAsync();
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

    private async Task<string> ErrorAsync(Fact fact) => (await _bench.Queue.DeadAsync(1_000, CancellationToken.None)).Single(dead => dead.Id == fact.Id).Error ?? "";
}
