using System.Diagnostics.Metrics;
using Axon.Core.Features.Messages;
using Axon.Core.Features.Messages.Ports;
using Axon.Core.Infrastructure.MySql;
using Axon.Core.Infrastructure.MySql.Outbox;
using Axon.Core.Shared;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Axon.Tests.Contracts.Messages;

/// <summary>Outbox, relays and inbox over one database, put together by hand so that a test can have several relays.</summary>
internal sealed class OutboxBench(TestDatabase database) : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public TestDatabase Database => database;

    public FactSignal Signal { get; } = new(TimeProvider.System);

    public IFactQueue Queue { get; } = new MySqlFactQueue(database.Connections);

    public ITransactions Transactions { get; } = new MySqlTransactions(database.Connections);

    public IOutbox Outbox => new MySqlOutbox(Signal);

    public MessagesOptions Options { get; } = new() { RetryDelay = TimeSpan.FromMilliseconds(1), RetryCap = TimeSpan.FromMilliseconds(4), MaxAttempts = 4 };

    public static async Task<OutboxBench> CreateAsync(PrivateServers servers, string name)
    {
        var database = await TestDatabase.CreateAsync(servers, name);
        await database.ExecuteAsync("CREATE TABLE effect (n BIGINT AUTO_INCREMENT PRIMARY KEY, consumer VARCHAR(64), message_id BINARY(16), aggregate VARCHAR(64), quantity INT)");
        return new OutboxBench(database);
    }

    public static Fact Fact(string aggregate, int quantity, FactType type = FactType.RESERVED) =>
        new(Guid.CreateVersion7(), type, aggregate, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), Quantity: quantity);

    public RelayFacts Relay(params IFactConsumer[] consumers) => Relay(Queue, consumers);

    public RelayFacts Relay(IFactQueue queue, params IFactConsumer[] consumers)
    {
        var options = new OptionsWrapper<MessagesOptions>(Options);
        var consume = new ConsumeFacts(Transactions, new MySqlInbox(), options, TimeProvider.System, NullLogger<ConsumeFacts>.Instance);
        return new RelayFacts(queue, new DeliverInProcess(consume, consumers), new MessagesMetrics(_services.GetRequiredService<IMeterFactory>()), options, NullLogger<RelayFacts>.Instance);
    }

    public Task AddAsync(params Fact[] facts) =>
        Transactions.RunAsync(
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
