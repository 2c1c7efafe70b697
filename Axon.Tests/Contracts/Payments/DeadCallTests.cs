using System.Diagnostics;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Idempotency;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Tests.Contracts.Payments;

/// <summary>The key of a call that died is free again within seconds; that of a call that runs is not, whatever happens to the database meanwhile.</summary>
public sealed class DeadCallTests : IAsyncLifetime
{
    private static readonly byte[] Body = new byte[32];
    private static readonly UserId User = new(Guid.CreateVersion7());
    private LocalServers _servers = null!; // InitializeAsync
    private TestDatabase _database = null!; // InitializeAsync
    private OneProcess _one = null!; // InitializeAsync
    private OneProcess _other = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _servers = await PrivateServers.StartOwnAsync();
        _database = await TestDatabase.CreateAsync(_servers.ConnectionStrings.MySql, nameof(DeadCallTests), Migration.Embedded());
        (_one, _other) = (new OneProcess(_database.ConnectionString), new OneProcess(_database.ConnectionString));
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _database.DisposeAsync();
        await PrivateServers.StopOwnAsync(_servers);
    }

    [Fact]
    public async Task Begin_WhileTheCallRuns_IsInFlightHoweverLong()
    {
        Assert.Equal(IdempotencyOutcome.Begun, await BeginAsync(_one));
        await _database.ExecuteAsync("UPDATE idempotency_key SET created_at = created_at - INTERVAL 1 DAY");

        Assert.Equal(IdempotencyOutcome.InFlight, await BeginAsync(_one));
        Assert.Equal(IdempotencyOutcome.InFlight, await BeginAsync(_other));
    }

    [Fact]
    public async Task Begin_AfterTheProcessDied_TakesTheKeyOverOnceAndWithinFiveSeconds()
    {
        await BeginAsync(_one);
        // What the kernel does for a process that is killed: its connections are closed.
        await _one.DisposeAsync();
        var died = Stopwatch.StartNew();
        await using var third = new OneProcess(_database.ConnectionString);

        var outcomes = await Task.WhenAll(BeginAsync(_other), BeginAsync(_other), BeginAsync(third));

        Assert.InRange(died.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Single(outcomes, IdempotencyOutcome.Begun);
        Assert.Equal(2, outcomes.Count(outcome => outcome == IdempotencyOutcome.InFlight));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Begin_AfterMariaDbDiedInTheMiddleOfTheCall_IsFreeWithinFiveSeconds(bool byAnother)
    {
        await BeginAsync(_one);
        await _servers.MariaDb.KillAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _one.Keys.FinishAsync(User, "pay", "key", new StoredAnswer(200, null, "{}"), Stop));
        // As the end of a call does that could not be answered.
        await _one.Keys.ForgetAsync(User, "pay", "key", Stop);

        await _servers.MariaDb.StartAsync(Stop);

        var back = Stopwatch.StartNew();
        while (await TryAsync(byAnother ? _other : _one) != IdempotencyOutcome.Begun)
        {
            Assert.True(back.Elapsed < TimeSpan.FromSeconds(5), "The key of a dead call is still taken");
            await Task.Delay(50, Stop);
        }
    }

    [Fact]
    public async Task Begin_AfterMariaDbDiedWhileTheCallRuns_StaysInFlightUntilItsAnswer()
    {
        await BeginAsync(_one);
        await _servers.MariaDb.KillAsync();
        await _servers.MariaDb.StartAsync(Stop);

        IdempotencyOutcome? outcome = null;
        for (var watch = Stopwatch.StartNew(); outcome is null; outcome = await TryAsync(_other))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "The database does not come back");
        }

        Assert.Equal(IdempotencyOutcome.InFlight, outcome);
        await _one.Keys.FinishAsync(User, "pay", "key", new StoredAnswer(200, null, "{}"), Stop);
        Assert.Equal(IdempotencyOutcome.Finished, await BeginAsync(_other));
    }

    private static async Task<IdempotencyOutcome> BeginAsync(OneProcess process) =>
        (await process.Keys.BeginAsync(User, "pay", "key", Body, TimeSpan.FromHours(1), Stop)).Outcome;

    /// <summary>Null while the database is not yet back for that process.</summary>
    private static async Task<IdempotencyOutcome?> TryAsync(OneProcess process)
    {
        try
        {
            return await BeginAsync(process);
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    private sealed class OneProcess : IAsyncDisposable
    {
        private readonly Database _connections;
        private readonly ProcessLock _lock;

        public OneProcess(string database)
        {
            _connections = new Database(database);
            _lock = new ProcessLock(_connections, NullLogger<ProcessLock>.Instance);
            Keys = new IdempotencyStore(_connections, _lock, TimeProvider.System);
        }

        public IdempotencyStore Keys { get; }

        public ValueTask DisposeAsync() => _lock.DisposeAsync();
    }
}
