using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Messages;

/// <summary>What holds for facts from the commit to their effects, by whichever way they travel.</summary>
public abstract class FactDeliveryContract(PrivateServers servers) : IAsyncLifetime
{
    internal OutboxBench Bench { get; private set; } = null!; // InitializeAsync

    public virtual async ValueTask InitializeAsync() => Bench = await OutboxBench.CreateAsync(servers, GetType().Name);

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Bench.Dispose();
        await Bench.Database.DisposeAsync();
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

        await Bench.AddAsync(fact, OutboxBench.Fact("r1", 1, FactType.PLACE_SOLD));
        await DeliverAllAsync([consumer]);

        Assert.Equal(fact, seen);
        Assert.Equal(1, await EffectsAsync());
    }

    [Fact]
    public async Task Facts_WithSeveralProcessesAndCrashes_TakeEffectExactlyOnceAndInOrderForEachConsumer()
    {
        const int Aggregates = 20;
        const int Each = 10;
        var random = new Random(7);
        for (var i = 0; i < Each; i++)
        {
            await Bench.AddAsync([.. Enumerable.Range(0, Aggregates).Select(n => OutboxBench.Fact($"r{n}", i))]);
        }

        Bench.Options.MaxAttempts = 100;
        Exception? Sometimes(Fact fact, int call)
        {
            lock (random)
            {
                return random.Next(10) == 0 ? new InvalidOperationException("after the effect") : null;
            }
        }

        await DeliverAllAsync([new EffectConsumer("a", Sometimes), new EffectConsumer("b", Sometimes)], processes: 3, crashes: 5);

        Assert.Equal(Aggregates * Each * 2, await EffectsAsync());
        Assert.Equal(Aggregates * Each * 2, await Bench.Database.ScalarAsync<int>("SELECT COUNT(DISTINCT consumer, message_id) FROM effect"));
        Assert.Equal(Aggregates * Each, await Bench.Database.ScalarAsync<int>("SELECT COUNT(*) FROM outbox WHERE status = 'DONE'"));
        var inversions = await Bench.Database.ScalarAsync<int>(
            "SELECT COUNT(*) FROM effect later JOIN effect earlier ON earlier.consumer = later.consumer AND earlier.aggregate = later.aggregate AND earlier.n < later.n AND earlier.quantity > later.quantity");
        Assert.Equal(0, inversions);
    }

    [Fact]
    public async Task Poison_AfterItsTries_IsDeadLetsTheNextPassAndCanBeRequeued()
    {
        var broken = true;
        var healthy = new EffectConsumer("healthy");
        var picky = new EffectConsumer("picky", (fact, _) => broken && fact.Quantity == 1 ? new InvalidOperationException("boom") : null);
        var poison = OutboxBench.Fact("r1", 1);

        await Bench.AddAsync(poison, OutboxBench.Fact("r1", 2));
        await DeliverAllAsync([healthy, picky]);
        var dead = Assert.Single(await Bench.Queue.DeadAsync(10, CancellationToken.None));
        broken = false;
        var requeued = await RequeueAsync(poison.Id);
        await DeliverAllAsync([healthy, picky]);

        Assert.Equal((poison.Id, "RESERVED", 4, "picky: InvalidOperationException: boom"), (dead.Id, dead.Type, dead.Attempts, dead.Error));
        Assert.True(requeued);
        Assert.Equal(["1", "2"], await Bench.Database.QueryAsync<string>("SELECT quantity FROM effect WHERE consumer = 'healthy' ORDER BY n"));
        Assert.Equal(["2", "1"], await Bench.Database.QueryAsync<string>("SELECT quantity FROM effect WHERE consumer = 'picky' ORDER BY n"));
        Assert.False(await RequeueAsync(poison.Id));
    }

    [Fact]
    public async Task Fact_WhoseServerIsAway_KeepsAllItsTries()
    {
        var consumer = new EffectConsumer("a", (_, call) => call <= 20 ? new StoreUnavailableException("redis", new TimeoutException()) : null);

        await Bench.AddAsync(OutboxBench.Fact("r1", 1));
        await DeliverAllAsync([consumer]);

        Assert.Equal(1, await EffectsAsync());
        Assert.Equal(0, await Bench.Database.ScalarAsync<int>("SELECT attempts FROM outbox"));
    }

    [Fact]
    public async Task Fact_OfAnUnknownType_IsDeadAndStopsNobody()
    {
        await Bench.AddAsync(OutboxBench.Fact("r1", 1), OutboxBench.Fact("r2", 1));
        await Bench.Database.ExecuteAsync("""UPDATE outbox SET payload = '{"type":"FROM_THE_FUTURE"}' WHERE aggregate = 'r1'""");

        await DeliverAllAsync([new EffectConsumer("a")]);

        Assert.Equal("r1", Assert.Single(await Bench.Queue.DeadAsync(10, CancellationToken.None)).Aggregate);
        Assert.Equal(1, await EffectsAsync());
    }

    /// <summary>Runs processes with these consumers until every fact has taken effect or is dead; their relays die as often as said between delivery and its record.</summary>
    internal abstract Task DeliverAllAsync(IFactConsumer[] consumers, int processes = 1, int crashes = 0);

    private protected async Task<int> EffectsAsync() => await Bench.Database.ScalarAsync<int>("SELECT COUNT(*) FROM effect");

    private Task<bool> RequeueAsync(Guid fact) =>
        new RequeueForStaff(Bench.Transactions, new Integration.Accounts.RecordedAudit(), Bench.Queue, Bench.Signal).HandleAsync(fact, new UserId(Guid.NewGuid()), CancellationToken.None);
}
