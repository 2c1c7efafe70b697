using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Dapper;
using MySqlConnector;

namespace Axon.Tests.Contracts.Platform;

/// <summary>What every adapter relies on: MySqlConnector and Dapper against the real server.</summary>
public sealed class DatabaseAccessTests(PrivateServers servers) : IAsyncLifetime
{
    private TestDatabase _database = null!; // InitializeAsync

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(servers.ConnectionStrings.MySql, nameof(DatabaseAccessTests), []);
        await _database.ExecuteAsync(
            "CREATE TABLE sample (id BINARY(16) PRIMARY KEY, activity BIGINT NULL, at DATETIME(6) NULL, day DATE NULL, name VARCHAR(100) NULL, flag BOOLEAN NULL, n BIGINT NOT NULL DEFAULT 0)");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Row_WrittenAndRead_KeepsIdsTimesAndKorean()
    {
        var id = Guid.CreateVersion7();
        var at = new DateTimeOffset(2026, 11, 21, 18, 30, 15, 123, 456, TimeSpan.FromHours(9));
        var day = new DateOnly(2026, 11, 21);

        await _database.ExecuteAsync(
            "INSERT INTO sample (id, activity, at, day, name, flag) VALUES (@id, @activity, @at, @day, @name, @flag)",
            new { id = new UserId(id), activity = new ActivityId(7), at, day, name = "한정판 👟", flag = true });
        var row = (await _database.QueryAsync<Sample>("SELECT id, activity, at, day, name, flag FROM sample WHERE id = @id", new { id })).Single();

        Assert.Equal(new Sample(new UserId(id), new ActivityId(7), at, day, "한정판 👟", true), row);
        Assert.Equal(TimeSpan.Zero, row.At!.Value.Offset);
        Assert.Equal(id.ToString("N"), await _database.ScalarAsync<string>("SELECT LOWER(HEX(id)) FROM sample"));
    }

    [Fact]
    public async Task Row_WithNulls_ReadsAsNulls()
    {
        var id = new UserId(Guid.CreateVersion7());

        await _database.ExecuteAsync("INSERT INTO sample (id, activity, at, day) VALUES (@id, @activity, @at, @day)", new { id, activity = (ActivityId?)null, at = (DateTimeOffset?)null, day = (DateOnly?)null });
        var row = (await _database.QueryAsync<Sample>("SELECT id, activity, at, day, name, flag FROM sample WHERE id = @id", new { id })).Single();

        Assert.Equal(new Sample(id, null, null, null, null, null), row);
    }

    [Fact]
    public async Task Session_IsUtcStrictAndReadCommitted()
    {
        var session = await _database.ScalarAsync<string>("SELECT CONCAT_WS(' ', @@time_zone, @@tx_isolation, @@character_set_client, @@sql_mode LIKE '%STRICT_ALL_TABLES%')");

        Assert.Equal("+00:00 READ-COMMITTED utf8mb4 1", session);
        await Assert.ThrowsAsync<MySqlException>(() => _database.ExecuteAsync("INSERT INTO sample (id, name) VALUES (@id, REPEAT('x', 101))", new { id = Guid.NewGuid() }));
    }

    [Fact]
    public async Task Update_ThatChangesNothing_CountsTheRowItFound()
    {
        var id = Guid.CreateVersion7();
        await _database.ExecuteAsync("INSERT INTO sample (id, n) VALUES (@id, 5)", new { id });

        Assert.Equal(1, await _database.ExecuteAsync("UPDATE sample SET n = 5 WHERE id = @id", new { id }));
        Assert.Equal(0, await _database.ExecuteAsync("UPDATE sample SET n = 5 WHERE id = @id AND n = 6", new { id }));
        Assert.Equal(0, await _database.ExecuteAsync("INSERT IGNORE INTO sample (id, n) VALUES (@id, 9)", new { id }));
    }

    [Fact]
    public async Task SixteenWriters_OnOneRow_LoseNoUpdate()
    {
        var id = Guid.CreateVersion7();
        await _database.ExecuteAsync("INSERT INTO sample (id) VALUES (@id)", new { id });

        await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            for (var i = 0; i < 50; i++)
            {
                await _database.Database.InTransactionAsync(
                    work => work.ExecuteAsync("UPDATE sample SET n = n + 1 WHERE id = @id", new { id }, TestContext.Current.CancellationToken),
                    TestContext.Current.CancellationToken);
            }
        }));

        Assert.Equal(800, await _database.ScalarAsync<long>("SELECT n FROM sample WHERE id = @id", new { id }));
    }

    [Fact]
    public async Task Open_MoreThanThePoolHolds_WaitsItsTurn()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => _database.ScalarAsync<int>("SELECT 1 FROM (SELECT SLEEP(0.01)) s")))
            .WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(300, answers.Sum());
    }

    [Fact]
    public async Task Statement_LongerThanItsLimit_FailsAndTheConnectionGoesOn()
    {
        await using var connection = await _database.Database.OpenAloneAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync("SET max_statement_time = 0.1");

        var failure = await Assert.ThrowsAsync<MySqlException>(() => connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM seq_1_to_100000 a JOIN seq_1_to_100000 b WHERE a.seq + b.seq < 0"));

        Assert.True(MySqlFailures.IsUnavailable(failure));
        Assert.Equal(1, await connection.ExecuteScalarAsync<int>("SELECT 1"));
    }

    [Fact]
    public async Task Transaction_InDeadlock_RunsAgainAndLosesNothing()
    {
        var first = Guid.CreateVersion7();
        var second = Guid.CreateVersion7();
        await _database.ExecuteAsync("INSERT INTO sample (id) VALUES (@first), (@second)", new { first, second });
        var bothHoldOne = new Barrier(2);
        var runs = 0;

        async Task Cross(Guid one, Guid other)
        {
            var met = false;
            await _database.Database.InTransactionAsync(
                async work =>
                {
                    Interlocked.Increment(ref runs);
                    await work.ExecuteAsync("UPDATE sample SET n = n + 1 WHERE id = @one", new { one }, TestContext.Current.CancellationToken);
                    if (!met)
                    {
                        met = true;
                        await Task.Run(() => bothHoldOne.SignalAndWait(TimeSpan.FromSeconds(10)));
                    }

                    await work.ExecuteAsync("UPDATE sample SET n = n + 1 WHERE id = @other", new { other }, TestContext.Current.CancellationToken);
                },
                TestContext.Current.CancellationToken);
        }

        await Task.WhenAll(Cross(first, second), Cross(second, first));

        Assert.Equal(4, await _database.ScalarAsync<long>("SELECT SUM(n) FROM sample WHERE id IN (@first, @second)", new { first, second }));
        Assert.Equal(3, runs);
    }

    [Fact]
    public async Task Transaction_WhoseWorkHangs_GivesItsLocksBack()
    {
        var id = Guid.CreateVersion7();
        await _database.ExecuteAsync("INSERT INTO sample (id) VALUES (@id)", new { id });
        var never = new TaskCompletionSource<int>();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _database.Database.InTransactionAsync(
            async work =>
            {
                await work.ExecuteAsync("UPDATE sample SET n = 1 WHERE id = @id", new { id }, TestContext.Current.CancellationToken);
                return await never.Task;
            },
            TestContext.Current.CancellationToken,
            TimeSpan.FromSeconds(1)));

        // A lock that was still held would let this fail after innodb_lock_wait_timeout.
        await _database.Database.InTransactionAsync(work => work.ExecuteAsync("UPDATE sample SET n = n + 10 WHERE id = @id", new { id }, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Equal(10, await _database.ScalarAsync<long>("SELECT n FROM sample WHERE id = @id", new { id }));
        never.SetCanceled(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Transaction_GivenUpBeforeAConnectionIsFree_NeverRuns()
    {
        var taken = await _database.HoldAllAsync();
        var ran = false;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _database.Database.InTransactionAsync(
            _ => Task.FromResult(ran = true), TestContext.Current.CancellationToken, TimeSpan.FromMilliseconds(200)));
        await taken.DisposeAsync();
        // Only when nobody else has one any more.
        await (await _database.HoldAllAsync()).DisposeAsync();

        Assert.False(ran);
    }

    [Fact]
    public async Task Command_CancelledAtAnyMoment_LeavesEveryLaterAnswerRight()
    {
        var cancelled = 0;
        for (var round = 0; round < 40; round++)
        {
            // From 10 µs to 30 ms, as many below as above half a millisecond: the driver looks at the token before a step, and a step under way mostly ends as if nothing had been.
            using var cancel = new CancellationTokenSource(TimeSpan.FromMicroseconds(10 * Math.Pow(10, 3.5 * Random.Shared.NextDouble())));
            try
            {
                await using var connection = await _database.Database.OpenAloneAsync(TestContext.Current.CancellationToken);
                await connection.QueryAsync<string>(new CommandDefinition("SELECT REPEAT('x', 2000) FROM seq_1_to_5000 WHERE SLEEP(0.000002) = 0", cancellationToken: cancel.Token));
            }
            catch (OperationCanceledException)
            {
                cancelled++;
            }

            await using var next = await _database.Database.OpenAloneAsync(TestContext.Current.CancellationToken);
            Assert.Equal(round, await next.ExecuteScalarAsync<int>("SELECT @round", new { round }).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
        }

        Assert.InRange(cancelled, 1, 40);
    }

    private sealed record Sample(UserId Id, ActivityId? Activity, DateTimeOffset? At, DateOnly? Day, string? Name, bool? Flag);
}
