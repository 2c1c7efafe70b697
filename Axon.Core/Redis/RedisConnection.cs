using System.Net;
using Axon.Core.Kernel;
using StackExchange.Redis;

namespace Axon.Core.Redis;

/// <summary>The one connection of this process to Redis. Starts while Redis is down and comes back by itself.</summary>
/// <remarks>
/// Every call ends within <see cref="Limit"/>: with an answer, or with <see cref="StoreUnavailableException"/>. After the exception it is
/// unknown whether Redis ran the command, or will once it goes on, unless the exception says that nothing ran; callers ask for the status instead of repeating blindly.
/// </remarks>
public sealed class RedisConnection : IAsyncDisposable
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromMilliseconds(500);

    private readonly Lazy<Task<ConnectionMultiplexer>> _connection;
    private readonly string _connectionString;

    public RedisConnection(string connectionString)
    {
        _connectionString = connectionString;
        Limit = TimeSpan.FromMilliseconds(Options(connectionString).SyncTimeout);
        _connection = new Lazy<Task<ConnectionMultiplexer>>(() => ConnectAsync(connectionString));
    }

    /// <summary>A Redis that takes longer than this is treated as away: the connection string's <c>syncTimeout</c> in ms, else 500 ms.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Runs one command (or one pipeline) within the limit.</summary>
    /// <exception cref="StoreUnavailableException">Redis is away, too slow, loading its data, or not a master.</exception>
    public async Task<T> CallAsync<T>(Func<IDatabase, Task<T>> command, CancellationToken cancellationToken)
    {
        var sent = false;
        try
        {
            var connection = await _connection.Value.WaitAsync(Limit, cancellationToken);
            sent = true;
            // The driver's asynchronous calls have no time limit of their own.
            return await command(connection.GetDatabase()).WaitAsync(Limit, cancellationToken);
        }
        catch (Exception exception) when (RedisFailures.IsUnavailable(exception))
        {
            throw new StoreUnavailableException("redis", exception) { NothingRan = !sent || RedisFailures.NothingRan(exception) };
        }
    }

    /// <summary>Runs a script: by its hash, and by its text once when the server has forgotten it.</summary>
    /// <exception cref="StoreUnavailableException">As for <see cref="CallAsync"/>.</exception>
    public async Task<RedisResult> EvaluateAsync(RedisScript script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(database => database.ScriptEvaluateAsync(script.Hash, keys, values), cancellationToken);
        }
        catch (RedisServerException exception) when (exception.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal))
        {
            // NOSCRIPT is answered before anything ran, so this is no repetition.
            object[] arguments = [script.Text, keys.Length, .. keys.Select(key => (object)key), .. values.Select(value => (object)value)];
            return await CallAsync(database => database.ExecuteAsync("EVAL", arguments), cancellationToken);
        }
    }

    /// <summary>Which server answers now, and since when: a gate belongs to one of these.</summary>
    public async Task<RedisServerIdentity> ReadIdentityAsync(CancellationToken cancellationToken) =>
        RedisServerIdentity.Parse((string?)await CallAsync(database => database.ExecuteAsync("INFO"), cancellationToken) ?? "");

    /// <summary>The connection for publish and subscribe, which StackExchange.Redis keeps apart from commands.</summary>
    public async Task<ISubscriber> SubscriberAsync(CancellationToken cancellationToken) =>
        (await _connection.Value.WaitAsync(cancellationToken)).GetSubscriber();

    /// <summary>Where the servers are, without the password.</summary>
    public IReadOnlyList<EndPoint> EndPoints => [.. Options(_connectionString).EndPoints];

    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated)
        {
            (await _connection.Value).Dispose();
        }
    }

    private static async Task<ConnectionMultiplexer> ConnectAsync(string connectionString)
    {
        // Connecting does a little blocking work of its own; keep it off the request's thread.
        var connection = await Task.Run(() => ConnectionMultiplexer.ConnectAsync(Options(connectionString)));
        // With the default an awaited call hung for ever: a continuation that runs on the reader's thread waits for the reader.
        connection.PreserveAsyncOrder = false;
        return connection;
    }

    private static ConfigurationOptions Options(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 500;
        options.ConnectRetry = 3;
        if (!connectionString.Contains("syncTimeout", StringComparison.OrdinalIgnoreCase))
        {
            options.SyncTimeout = (int)DefaultLimit.TotalMilliseconds;
        }

        options.KeepAlive = 1;
        options.ConfigCheckSeconds = 2;
        options.ReconnectRetryPolicy = new LinearRetry(250);
        return options;
    }
}

/// <summary>Which Redis process this is and which history of data it carries.</summary>
/// <param name="RunId">New at every start of the process.</param>
/// <param name="ReplicationId">New at every start and promotion; also when a master gets its first replica, and when it has had none for an hour (<c>repl-backlog-ttl</c>).</param>
/// <param name="Role"><c>master</c> or <c>slave</c>.</param>
/// <param name="MaxMemoryPolicy">Must be <c>noeviction</c>: Axon's keys are state, not a cache.</param>
public sealed record RedisServerIdentity(string RunId, string ReplicationId, string Role, string MaxMemoryPolicy)
{
    public static RedisServerIdentity Parse(string info)
    {
        var fields = info.Split('\n', StringSplitOptions.TrimEntries)
            .Select(line => line.Split(':', 2))
            .Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new RedisServerIdentity(
            fields.GetValueOrDefault("run_id", ""),
            fields.GetValueOrDefault("master_replid", ""),
            fields.GetValueOrDefault("role", ""),
            fields.GetValueOrDefault("maxmemory_policy", ""));
    }
}
