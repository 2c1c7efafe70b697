using System.Diagnostics.Metrics;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Axon.Tests.Contracts.Messages;

/// <summary>Outbox, relays and inbox over one database, put together by hand so that a test can have several relays.</summary>
internal sealed class OutboxBench : IDisposable
{
    private readonly ServiceProvider _services;

    private OutboxBench(TestDatabase database)
    {
        Database = database;
        Queue = new FactQueue(database.Database);
        Transactions = database.Database;
        _services = new ServiceCollection().AddMetrics()
            .AddScoped(_ => new ConsumeFacts(Transactions, new Inbox(), new OptionsWrapper<MessagesOptions>(Options), TimeProvider.System, NullLogger<ConsumeFacts>.Instance))
            .BuildServiceProvider();
    }

    public TestDatabase Database { get; }

    public FactSignal Signal { get; } = new(TimeProvider.System);

    public IFactQueue Queue { get; }

    public Database Transactions { get; }

    public OutboxStore Outbox => new OutboxStore(Signal);

    public MessagesOptions Options { get; } = new() { RetryDelay = TimeSpan.FromMilliseconds(1), RetryCap = TimeSpan.FromMilliseconds(4), MaxAttempts = 4 };

    public ConsumeFacts Consume => _services.GetRequiredService<ConsumeFacts>();

    private MessagesMetrics Metrics => new(_services.GetRequiredService<IMeterFactory>());

    public static async Task<OutboxBench> CreateAsync(PrivateServers servers, string name)
    {
        var database = await TestDatabase.CreateAsync(servers, name);
        await database.ExecuteAsync("CREATE TABLE effect (n BIGINT AUTO_INCREMENT PRIMARY KEY, consumer VARCHAR(64), message_id BINARY(16), aggregate VARCHAR(64), quantity INT)");
        return new OutboxBench(database);
    }

    public static Fact Fact(string aggregate, int quantity, FactType type = FactType.RESERVED) =>
        new(Guid.CreateVersion7(), type, aggregate, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), Quantity: quantity);

    public RelayFacts Relay(params IFactConsumer[] consumers) => Relay(Queue, consumers);

    public RelayFacts Relay(IFactQueue queue, params IFactConsumer[] consumers) => Relay(queue, new DeliverInProcess(Consume, consumers));

    public RelayFacts Relay(IFactQueue queue, IFactDelivery delivery) => new(queue, delivery, Metrics, new OptionsWrapper<MessagesOptions>(Options), NullLogger<RelayFacts>.Instance);

    public ReceiveFacts Receive(IMessageStream<Fact> stream, params IFactConsumer[] consumers) =>
        new(stream, consumers, _services.GetRequiredService<IServiceScopeFactory>(), Queue, Metrics, new OptionsWrapper<MessagesOptions>(Options));

    public Task AddAsync(params Fact[] facts) =>
        Transactions.InTransactionAsync(
            async work =>
            {
                await Outbox.AddAsync(work, facts, TestContext.Current.CancellationToken);
                return true;
            },
            TestContext.Current.CancellationToken);

    /// <summary>Rounds of one relay until nothing waits any more.</summary>
    public async Task DrainAsync(RelayFacts relay)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while ((await Queue.DepthAsync(TestContext.Current.CancellationToken)).Waiting > 0)
        {
            try
            {
                await relay.HandleAsync(patience.Token);
            }
            catch (CrashException)
            {
                // The process died and was started again.
            }
        }
    }

    public void Dispose() => _services.Dispose();
}
