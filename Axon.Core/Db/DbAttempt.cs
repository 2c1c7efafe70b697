using System.Globalization;
using MySqlConnector;

namespace Axon.Core.Db;

/// <summary>One try of a statement or transaction on a connection of the pool, to be ended from outside when it hangs.</summary>
internal sealed class DbAttempt(Database database)
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(3);
    private readonly Lock _changing = new();
    private MySqlConnection? _connection;
    private Task? _ending;
    private bool _ended;

    /// <exception cref="TimeoutException">It was ended before it began: nobody waits for its work any more.</exception>
    public async Task<T> RunAsync<T>(MySqlDataSource source, Func<MySqlConnection, DbAttempt, Task<T>> work)
    {
        // Not cancelled: the driver's way to cancel is another connection that asks the server to stop this one, and waits for it.
        await using var connection = await OpenAsync(source);
        lock (_changing)
        {
            _connection = _ended ? throw new TimeoutException("Given up before a connection was free") : connection;
        }

        try
        {
            return await work(connection, this);
        }
        finally
        {
            Task? ending;
            lock (_changing)
            {
                (_connection, ending) = (null, _ending);
            }

            // Whoever were given the connection next would be ended in its place.
            await (ending ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <exception cref="TimeoutException">Nobody waits for its work any more.</exception>
    public void RefuseIfEnded()
    {
        lock (_changing)
        {
            if (_ended)
            {
                throw new TimeoutException("Given up before the commit");
            }
        }
    }

    /// <summary>Has the server end the session: it rolls back and gives all locks back, whatever the client is waiting for.</summary>
    /// <remarks>Never throws: a server that cannot be asked is away, and what it held with it.</remarks>
    public async Task EndAsync()
    {
        Task ending;
        lock (_changing)
        {
            _ended = true;
            if (_connection is null)
            {
                return;
            }

            ending = _ending = KillAsync(_connection.ServerThread);
        }

        _ = ending.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
        await ending.WaitAsync(EndLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // The pool gives out connections that the server has closed since; the first that is found so tells of all the others.
    private static async Task<MySqlConnection> OpenAsync(MySqlDataSource source)
    {
        var connection = await source.OpenConnectionAsync(CancellationToken.None);
        if (await connection.PingAsync(CancellationToken.None))
        {
            return connection;
        }

        await MySqlConnection.ClearPoolAsync(connection, CancellationToken.None);
        await connection.DisposeAsync();
        return await source.OpenConnectionAsync(CancellationToken.None);
    }

    private async Task KillAsync(int session)
    {
        await using var connection = await database.OpenAloneAsync(CancellationToken.None);
        await using var kill = new MySqlCommand(string.Create(CultureInfo.InvariantCulture, $"KILL CONNECTION {session}"), connection);
        await kill.ExecuteNonQueryAsync();
    }
}
