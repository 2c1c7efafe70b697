using System.Data;
using System.Data.Common;
using Axon.Core.Kernel;
using MySql.Data.MySqlClient;

namespace Axon.Core.Db;

/// <summary>Gives out open, pooled connections whose sessions all behave the same; the one door to the database.</summary>
/// <remarks>
/// <para>Every session is UTC, strict, utf8mb4 and READ COMMITTED. Dispose a connection soon: there are <see cref="MaximumOpen"/> of them.</para>
/// <para>An <c>UPDATE</c> answers the number of rows it <em>found</em>, also where the values were already right (<c>UseAffectedRows=false</c>),
/// so "0 rows" always means "the WHERE did not match". <c>INSERT IGNORE</c> of an existing row answers 0;
/// <c>INSERT … ON DUPLICATE KEY UPDATE</c> answers 1 for inserted, 2 for updated, 1 for found equal: do not tell insert from update by it.</para>
/// </remarks>
public sealed class MySqlConnections : IDisposable
{
    /// <summary>How many connections one process holds at most; the others wait their turn without holding a thread.</summary>
    public const int MaximumOpen = 64;

    private const string Session =
        "SET time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION',"
        + " tx_isolation = 'READ-COMMITTED', innodb_lock_wait_timeout = 5, max_statement_time = 15";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OpenLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TransactionLimit = TimeSpan.FromSeconds(20);

    // The driver's own pool blocks a thread while it waits for a free connection; this waits without one.
    private readonly SemaphoreSlim _free = new(MaximumOpen, MaximumOpen);
    private readonly ServerPulse _pulse;

    public MySqlConnections(string connectionString)
    {
        DapperTypes.Register();
        ConnectionString = new MySqlConnectionStringBuilder(connectionString)
        {
            CharacterSet = "utf8mb4",
            UseAffectedRows = false,
            AllowUserVariables = true,
            ConnectionReset = false,
            AutoEnlist = false,
            Pooling = true,
            // Never reached, because waiting for it blocks a thread of the process, and who would give a connection back may need one.
            // Others that have the same connection string share the driver's pool, each with a limit of its own.
            MaximumPoolSize = 1000,
            // The driver's own limits end in a hang (docs/decisions/0002): after one it waits for ever for what it has read already.
            // Statements are limited by the server (max_statement_time), opening and transactions here.
            DefaultCommandTimeout = 0,
            ConnectionTimeout = 30,
        }.ConnectionString;
        DatabaseName = new MySqlConnectionStringBuilder(connectionString).Database;
        _pulse = new ServerPulse(async () =>
        {
            await using var connection = new MySqlConnection(ConnectionString);
            await PrepareAsync(connection);
        });
    }

    public string ConnectionString { get; }

    public string DatabaseName { get; }

    /// <summary>An open connection; closing or disposing it gives it back. A server that answers nobody is waited for three and a half seconds, then not at all, by each statement too.</summary>
    /// <exception cref="StoreUnavailableException">The database does not answer, or all connections stayed busy.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        new LimitedConnection(await OpenUnlimitedAsync(cancellationToken), _pulse, TransactionLimit);

    /// <summary>As <see cref="OpenAsync"/>, for work whose time somebody else limits: its statements may hang.</summary>
    internal async Task<MySqlConnection> OpenUnlimitedAsync(CancellationToken cancellationToken)
    {
        if (!await _pulse.AnswersAsync())
        {
            throw new StoreUnavailableException("mysql", new TimeoutException("The database does not answer"));
        }

        var waiting = _free.WaitAsync(Patience, cancellationToken);
        if (!await _pulse.EndsAsync(waiting, Patience))
        {
            // The place that comes after all is nobody's.
            _ = waiting.ContinueWith(came => came is { IsCompletedSuccessfully: true, Result: true } ? _free.Release() : 0, TaskScheduler.Default);
            throw new StoreUnavailableException("mysql", new TimeoutException("The database does not answer"));
        }

        if (!await waiting)
        {
            throw new StoreUnavailableException("mysql", new TimeoutException($"All {MaximumOpen} connections stayed busy for {Patience.TotalSeconds} s"));
        }

        var connection = new MySqlConnection(ConnectionString);
        var given = 1;
        void GiveBack()
        {
            if (Interlocked.Exchange(ref given, 0) == 1)
            {
                _free.Release();
            }
        }

        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState is ConnectionState.Closed or ConnectionState.Broken)
            {
                GiveBack();
            }
        };
        var opening = PrepareAsync(connection);
        try
        {
            var opened = opening.WaitAsync(cancellationToken);
            await (await _pulse.EndsAsync(opened, OpenLimit) ? opened : Task.FromException(new TimeoutException("The database does not answer")));
            return connection;
        }
        catch (Exception exception)
        {
            // A frozen server keeps the attempt waiting; its place is free again when it ends, not before.
            _ = opening.ContinueWith(
                _ =>
                {
                    connection.Dispose();
                    GiveBack();
                },
                TaskScheduler.Default);
            if (MySqlFailures.IsUnavailable(exception))
            {
                throw new StoreUnavailableException("mysql", exception);
            }

            throw;
        }
    }

    /// <summary>Runs <paramref name="work"/> in one transaction and commits it; anything thrown rolls it back.</summary>
    /// <remarks>
    /// A deadlock or a lock that took too long runs the whole <paramref name="work"/> again, up to five times, so it must have no effect outside
    /// the transaction. When the connection is lost during the commit itself the outcome is unknown: the exception says so by being a
    /// <see cref="StoreUnavailableException"/>, and only a unique key of the caller makes a repetition safe. The same holds for a transaction
    /// that takes longer than <paramref name="limit"/> (twenty seconds when null), or three and a half seconds on a server that answers nobody: its session is ended in the server, which rolls it back unless its commit was under way.
    /// </remarks>
    public async Task<T> InTransactionAsync<T>(Func<MySqlConnection, MySqlTransaction, Task<T>> work, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        const int Attempts = 5;
        for (var attempt = 1; ; attempt++)
        {
            var session = new MySqlSession();
            var once = OnceAsync(work, session, cancellationToken);
            if (!await _pulse.EndsAsync(once, limit ?? TransactionLimit))
            {
                // Nobody waits for it any more, or hears how it ends; what it has locked must not wait for it either.
                _ = once.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
                var ending = session.EndAsync(ConnectionString);
                if (!_pulse.IsGone)
                {
                    await ending;
                }

                throw new StoreUnavailableException("mysql", new TimeoutException($"A transaction took longer than {limit ?? TransactionLimit}"));
            }

            try
            {
                return await once;
            }
            catch (MySqlException exception) when (MySqlFailures.IsLockConflict(exception) && attempt < Attempts)
            {
                await Task.Delay(Random.Shared.Next(1, 10 << attempt), cancellationToken);
            }
            catch (Exception exception) when (exception is not StoreUnavailableException && MySqlFailures.IsUnavailable(exception))
            {
                throw new StoreUnavailableException("mysql", exception);
            }
        }
    }

    /// <inheritdoc cref="InTransactionAsync{T}"/>
    public Task InTransactionAsync(Func<MySqlConnection, MySqlTransaction, Task> work, CancellationToken cancellationToken) =>
        InTransactionAsync(
            async (connection, transaction) =>
            {
                await work(connection, transaction);
                return true;
            },
            cancellationToken);

    public void Dispose() => _free.Dispose();

    private async Task<T> OnceAsync<T>(Func<MySqlConnection, MySqlTransaction, Task<T>> work, MySqlSession session, CancellationToken cancellationToken)
    {
        await using var connection = await OpenUnlimitedAsync(cancellationToken);
        await using var running = session.Begin(connection);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var result = await work(connection, transaction);
        // Nobody may hear "nothing was written" of what is committed after that.
        session.RefuseIfEnded();
        // Past this point a cancelled request must not leave the outcome unknown.
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    private static async Task PrepareAsync(MySqlConnection connection)
    {
        // Not cancelled half way: a connection that has answered only in part must not go back to the pool.
        await connection.OpenAsync(CancellationToken.None);
        await using var session = new MySqlCommand(Session, connection);
        await session.ExecuteNonQueryAsync(CancellationToken.None);
    }
}
