using System.Collections.Concurrent;
using Axon.Core.Kernel;
using Dapper;
using Microsoft.Extensions.Logging;
using MySqlConnector;

namespace Axon.Core.Db;

/// <summary>How other processes know that this one lives: it holds a named lock of the database on a connection of its own, which the server gives back when the process ends, however it ends.</summary>
/// <remarks>
/// No heartbeat that a busy machine could be late with: a process that stands still keeps its connection. Only when the connection or the server is lost is the lock
/// free while the process lives; it is taken again within <see cref="Back"/>, and who finds it free asks again after that before believing it.
/// </remarks>
public sealed partial class ProcessLock : IAsyncDisposable
{
    /// <summary>How soon after the server is back a living process has its lock again.</summary>
    public static readonly TimeSpan Back = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly Database _database;
    private readonly ILogger<ProcessLock> _logger;
    private readonly CancellationTokenSource _ending = new();
    private readonly ConcurrentQueue<Func<Task>> _owed = new();
    private readonly Lazy<Task> _loop;
    private volatile TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ProcessLock(Database database, ILogger<ProcessLock> logger)
    {
        (_database, _logger) = (database, logger);
        _loop = new Lazy<Task>(() => Task.Run(KeepAsync));
    }

    /// <summary>This run of this process.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Returns when the lock is held; from the first call on it is kept.</summary>
    /// <exception cref="StoreUnavailableException">The database is away.</exception>
    public async Task HoldAsync(CancellationToken cancellationToken)
    {
        _ = _loop.Value;
        try
        {
            await _held.Task.WaitAsync(Patience, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw new StoreUnavailableException("mysql", exception);
        }
    }

    /// <summary>Whether the process of that id lives. Takes <see cref="Back"/> to say no.</summary>
    public async Task<bool> LivesAsync(Guid process, CancellationToken cancellationToken)
    {
        if (process == Id || await IsHeldAsync(process, cancellationToken))
        {
            return true;
        }

        await Task.Delay(Back, cancellationToken);
        return await IsHeldAsync(process, cancellationToken);
    }

    /// <summary>Does it as soon as the database answers; when the process ends before, the lock's end says what has to be known.</summary>
    public void Owe(Func<Task> work) => _owed.Enqueue(work);

    public async ValueTask DisposeAsync()
    {
        if (_ending.IsCancellationRequested)
        {
            return;
        }

        await _ending.CancelAsync();
        if (_loop.IsValueCreated)
        {
            await _loop.Value;
        }

        _ending.Dispose();
    }

    private static string Name(Guid process) => $"axon-process-{process:N}";

    private async Task<bool> IsHeldAsync(Guid process, CancellationToken cancellationToken)
    {
        return await _database.ValueAsync<long?>("SELECT IS_USED_LOCK(@name)", new { name = Name(process) }, cancellationToken) is not null;
    }

    private async Task KeepAsync()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _database.OpenAloneAsync(_ending.Token).WaitAsync(Limit, _ending.Token);
                // The server may still have the session that was lost; a machine that vanished without a word is given up after a minute.
                await connection.ExecuteAsync("SET SESSION wait_timeout = 60").WaitAsync(Limit, _ending.Token);
                if (await connection.ExecuteScalarAsync<int?>("SELECT GET_LOCK(@name, 5)", new { name = Name(Id) }).WaitAsync(Limit, _ending.Token) == 1)
                {
                    _held.TrySetResult();
                    await WatchAsync(connection);
                }
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is MySqlException or StoreUnavailableException || MySqlFailures.IsUnavailable(exception))
            {
                Log.Lost(_logger, exception.Message);
            }

            if (_held.Task.IsCompleted)
            {
                _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            await Task.Delay(Again, _ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task WatchAsync(MySqlConnection connection)
    {
        while (true)
        {
            await connection.ExecuteAsync("DO 1").WaitAsync(Limit, _ending.Token);
            while (_owed.TryPeek(out var work))
            {
                await work().WaitAsync(Limit, _ending.Token);
                _owed.TryDequeue(out _);
            }

            await Task.Delay(Look, _ending.Token);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1102, LogLevel.Warning, "The lock that says that this process lives is lost, and is taken again: {Reason}")]
        public static partial void Lost(ILogger logger, string reason);
    }
}
