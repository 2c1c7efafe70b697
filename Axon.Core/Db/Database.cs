using System.Data;
using Axon.Core.Kernel;
using MySqlConnector;

namespace Axon.Core.Db;

/// <summary>The one door to the database: pooled connections whose sessions all behave the same, statements and transactions that end in time.</summary>
/// <remarks>
/// Every session is UTC, strict, utf8mb4 and READ COMMITTED. At most <see cref="MaximumOpen"/> connections; the others wait their turn, ten seconds at most, without holding a thread.
/// A server that answers nobody is waited for three and a half seconds, then not at all until it answers (<see cref="ServerPulse"/>).
/// </remarks>
public sealed class Database : DbSession, IAsyncDisposable
{
    /// <summary>How many connections one process holds at most.</summary>
    public const int MaximumOpen = 64;

    private const string Session =
        "SET time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',"
        + " tx_isolation = 'READ-COMMITTED', innodb_lock_wait_timeout = 5, max_statement_time = 15";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);
    private readonly MySqlDataSource _source;
    private readonly ServerPulse _pulse;

    public Database(string connectionString)
    {
        DapperTypes.Register();
        var settings = new MySqlConnectionStringBuilder(connectionString)
        {
            CharacterSet = "utf8mb4",
            UseAffectedRows = false,
            AllowUserVariables = true,
            AutoEnlist = false,
            GuidFormat = MySqlGuidFormat.Binary16,
            DateTimeKind = MySqlDateTimeKind.Utc,
            // Each session is set up once, when its connection is made; nothing here changes it. A reset would cost a round trip at each opening.
            ConnectionReset = false,
            MaximumPoolSize = MaximumOpen,
            ConnectionTimeout = 10,
            // Behind the server's own limit: frees what waits for a server that is frozen. Negative: by closing the connection, not by asking the server.
            DefaultCommandTimeout = 20,
            CancellationTimeout = -1,
        };
        ConnectionString = settings.ConnectionString;
        Name = settings.Database;
        _source = new MySqlDataSourceBuilder(ConnectionString)
            .UseConnectionOpenedCallback(async (opened, cancellationToken) =>
            {
                if ((opened.Conditions & (MySqlConnectionOpenedConditions.New | MySqlConnectionOpenedConditions.Reset)) != 0)
                {
                    await PrepareAsync(opened.Connection, cancellationToken);
                }
            })
            .Build();
        _pulse = new ServerPulse(async () =>
        {
            // Without the pool: that all its connections are busy says nothing of the server.
            await using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
            await connection.OpenAsync(CancellationToken.None);
        });
    }

    public string ConnectionString { get; }

    /// <summary>Of the database, as the server knows it.</summary>
    public string Name { get; }

    /// <summary>An open connection outside of the pool, set up as all are, for who keeps a session for long or changes it. Time limits are the caller's.</summary>
    /// <exception cref="StoreUnavailableException">The database is away.</exception>
    public async Task<MySqlConnection> OpenAloneAsync(CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(new MySqlConnectionStringBuilder(ConnectionString) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await PrepareAsync(connection, cancellationToken);
            return connection;
        }
        catch (Exception exception)
        {
            await connection.DisposeAsync();
            if (MySqlFailures.IsUnavailable(exception))
            {
                throw new StoreUnavailableException("mysql", exception);
            }

            throw;
        }
    }

    public override Task<T> UseAsync<T>(Func<MySqlConnection, MySqlTransaction?, Task<T>> statement, CancellationToken cancellationToken) =>
        InTimeAsync((connection, _) => statement(connection, null), Limit, cancellationToken);

    /// <summary>Runs <paramref name="work"/> in one transaction and commits it; <see cref="UnitOfWork.Rollback{T}"/> or an exception undoes it.</summary>
    /// <remarks>
    /// A deadlock or a lock that took too long runs the whole <paramref name="work"/> again, up to five times, so it must have no effect outside
    /// the transaction. When this returns, the commit is durable. When the connection is lost during the commit itself the outcome is unknown: the exception says so by being a
    /// <see cref="StoreUnavailableException"/>, and only a unique key of the caller makes a repetition safe. The same holds for a transaction
    /// that takes longer than <paramref name="limit"/> (twenty seconds when null), or three and a half seconds on a server that answers nobody: its session is ended in the server, which rolls it back unless its commit was under way.
    /// </remarks>
    public async Task<T> InTransactionAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        const int Attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(work, IsolationLevel.ReadCommitted, limit ?? Limit, cancellationToken);
            }
            catch (StoreUnavailableException exception) when (exception.InnerException is MySqlException inner && MySqlFailures.IsLockConflict(inner) && attempt < Attempts)
            {
                await Task.Delay(Random.Shared.Next(1, 10 << attempt), cancellationToken);
            }
        }
    }

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public Task InTransactionAsync(Func<UnitOfWork, Task> work, CancellationToken cancellationToken, TimeSpan? limit = null) =>
        InTransactionAsync(
            async unit =>
            {
                await work(unit);
                return true;
            },
            cancellationToken,
            limit);

    /// <summary>Reads several statements as of one moment.</summary>
    public Task<T> InSnapshotAsync<T>(Func<UnitOfWork, Task<T>> read, CancellationToken cancellationToken) =>
        OnceAsync(read, IsolationLevel.RepeatableRead, Limit, cancellationToken);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private Task<T> OnceAsync<T>(Func<UnitOfWork, Task<T>> work, IsolationLevel isolation, TimeSpan limit, CancellationToken cancellationToken) =>
        InTimeAsync(
            async (connection, attempt) =>
            {
                await using var transaction = await connection.BeginTransactionAsync(isolation, CancellationToken.None);
                var unit = new UnitOfWork(connection, transaction);
                var result = await work(unit);
                // Nobody may hear "nothing was written" of what is committed after that.
                attempt.RefuseIfEnded();
                if (unit.RollsBack)
                {
                    await transaction.RollbackAsync(CancellationToken.None);
                    return result;
                }

                // Past this point a cancelled request must not leave the outcome unknown.
                await transaction.CommitAsync(CancellationToken.None);
                unit.Committed();
                return result;
            },
            limit,
            cancellationToken);

    private async Task<T> InTimeAsync<T>(Func<MySqlConnection, DbAttempt, Task<T>> work, TimeSpan limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!await _pulse.AnswersAsync())
        {
            throw new StoreUnavailableException("mysql", new TimeoutException("The database does not answer"));
        }

        var attempt = new DbAttempt(this);
        var running = attempt.RunAsync(_source, work);
        if (!await _pulse.EndsAsync(running, limit))
        {
            // Nobody waits for it any more, or hears how it ends; what it has locked must not wait for it either.
            _ = running.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
            var ending = attempt.EndAsync();
            if (!_pulse.IsGone)
            {
                await ending;
            }

            throw new StoreUnavailableException("mysql", new TimeoutException($"The database took longer than {limit}, or answers nobody"));
        }

        try
        {
            return await running;
        }
        catch (Exception exception) when (exception is not StoreUnavailableException && MySqlFailures.IsUnavailable(exception))
        {
            throw new StoreUnavailableException("mysql", exception);
        }
    }

    private static async Task PrepareAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        await using var session = new MySqlCommand(Session, connection);
        await session.ExecuteNonQueryAsync(cancellationToken);
    }
}
