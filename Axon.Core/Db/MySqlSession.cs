using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MySql.Data.MySqlClient;

namespace Axon.Core.Db;

/// <summary>The server's session of one running transaction, to be ended from outside when the transaction hangs.</summary>
internal sealed class MySqlSession
{
    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(3);
    private readonly Lock _changing = new();
    private MySqlConnection? _connection;
    private bool _ended;
    private Task? _killing;

    /// <summary>Disposing says that the transaction is over: its connection may serve somebody else.</summary>
    /// <exception cref="TimeoutException">It was ended before it began: nobody waits for its work any more.</exception>
    public IAsyncDisposable Begin(MySqlConnection connection)
    {
        lock (_changing)
        {
            _connection = _ended ? throw new TimeoutException("Given up before a connection was free") : connection;
        }

        return new Running(this);
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
    [SuppressMessage("Usage", "CA1816", Justification = "The connection is of the driver, and nobody disposes it while its work hangs.")]
    public async Task EndAsync(string connectionString)
    {
        if (Take(ends: true) is { } connection)
        {
            // Should nobody ever dispose it: its finalizer rolls back, which fails in a dead session, and that would end the process.
            GC.SuppressFinalize(connection);
            var killing = KillAsync(connectionString, connection.ServerThread);
            lock (_changing)
            {
                _killing = killing;
            }

            _ = killing.ContinueWith(ended => ended.Exception, TaskScheduler.Default);
            await killing.WaitAsync(EndLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private MySqlConnection? Take(bool ends)
    {
        lock (_changing)
        {
            var taken = _connection;
            (_connection, _ended) = (null, _ended || ends);
            return taken;
        }
    }

    private static async Task KillAsync(string connectionString, long thread)
    {
        await using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var kill = new MySqlCommand(string.Create(CultureInfo.InvariantCulture, $"KILL CONNECTION {thread}"), connection);
        await kill.ExecuteNonQueryAsync();
    }

    private sealed class Running(MySqlSession session) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            session.Take(ends: false);
            Task? killing;
            lock (session._changing)
            {
                killing = session._killing;
            }

            // Whoever were given the connection next would be ended in its place.
            await (killing ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
