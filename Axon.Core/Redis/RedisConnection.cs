using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Sockets;
using Axon.Core.Kernel;
using Microsoft.Extensions.Options;
using StackExchange.Redis;
using StackExchange.Redis.Availability;
using StackExchange.Redis.KeyspaceIsolation;

namespace Axon.Core.Redis;

/// <summary>The one connection of this process to Redis. Starts while Redis is down and comes back by itself.</summary>
/// <remarks>
/// Every call ends soon after <see cref="Limit"/>: with an answer, or with <see cref="StoreUnavailableException"/>. After the exception it is
/// unknown whether Redis ran the command, or will once it goes on, unless the exception says that nothing ran; callers ask for the status instead of repeating blindly.
/// Nothing is sent twice: a script that takes a place and lost its answer must not take another one.
/// </remarks>
/// <param name="connectionString">In the client's own form; its <c>syncTimeout</c> is the limit.</param>
/// <param name="prefix">Begins every key; callers never see it.</param>
public sealed class RedisConnection(string connectionString, string prefix = RedisOptions.DefaultPrefix) : IAsyncDisposable
{
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromMilliseconds(500);

    private readonly ConfigurationOptions _options = Options(connectionString);
    private readonly Lazy<Task<ConnectionMultiplexer>> _connection = new(() => Task.Run(() => ConnectionMultiplexer.ConnectAsync(Options(connectionString))));

    /// <summary>A Redis that takes longer than this is treated as away: the connection string's <c>syncTimeout</c> in ms, else 500 ms.</summary>
    public TimeSpan Limit => TimeSpan.FromMilliseconds(_options.AsyncTimeout);

    /// <summary>Where the servers are, without the password.</summary>
    public IReadOnlyList<EndPoint> EndPoints => [.. _options.EndPoints];

    /// <summary>Runs one command (or one pipeline) within the limit.</summary>
    /// <exception cref="StoreUnavailableException">Redis is away, too slow, loading its data, or not a master.</exception>
    public async Task<T> CallAsync<T>(Func<IDatabase, Task<T>> command, CancellationToken cancellationToken)
    {
        var sent = false;
        try
        {
            // The first connection may take longer than a call may.
            var connection = await _connection.Value.WaitAsync(Limit, cancellationToken);
            sent = true;
            return await command(connection.GetDatabase().WithKeyPrefix($"{prefix}:")).WaitAsync(cancellationToken);
        }
        catch (Exception exception) when (RedisFailures.IsUnavailable(exception))
        {
            throw new StoreUnavailableException("redis", exception) { NothingRan = !sent || RedisFailures.NothingRan(exception) };
        }
    }

    /// <summary>Runs a script, given by its text; a server that has run it before is sent its hash.</summary>
    /// <exception cref="StoreUnavailableException">As for <see cref="CallAsync"/>.</exception>
    public Task<RedisResult> EvaluateAsync(string script, RedisKey[] keys, RedisValue[] values, CancellationToken cancellationToken) =>
        CallAsync(database => database.ScriptEvaluateAsync(script, keys, values, CommandFlags.CommandRetryNever), cancellationToken);

    /// <summary>Which server answers now, and since when: a gate belongs to one of these.</summary>
    public async Task<RedisServerIdentity> ReadIdentityAsync(CancellationToken cancellationToken) =>
        RedisServerIdentity.Parse((string?)await CallAsync(database => database.ExecuteAsync("INFO"), cancellationToken) ?? "");

    public async ValueTask DisposeAsync()
    {
        if (_connection.IsValueCreated)
        {
            await (await _connection.Value).DisposeAsync();
        }
    }

    private static ConfigurationOptions Options(string connectionString)
    {
        var options = ConfigurationOptions.Parse(connectionString);
        options.AllowAdmin = true; // INFO
        options.AbortOnConnectFail = false;
        options.ConnectTimeout = 500;
        options.ConnectRetry = 3;
        if (!connectionString.Contains("syncTimeout", StringComparison.OrdinalIgnoreCase))
        {
            options.SyncTimeout = (int)DefaultLimit.TotalMilliseconds;
        }

        options.AsyncTimeout = options.SyncTimeout;
        // Calls that take too long are looked for by this heartbeat: with its second, one of 500 ms ended after 650 to 1,430.
        options.HeartbeatInterval = TimeSpan.FromMilliseconds(50);
        // A server that is away is said to be away at once; nothing is kept to be sent when it comes back, when nobody waits for it any more.
        options.BacklogPolicy = BacklogPolicy.FailFast;
        options.RetryPolicy = RetryPolicy.None;
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

/// <summary>What the driver's errors mean to us.</summary>
internal static class RedisFailures
{
    private static readonly string[] NotNow = ["LOADING", "READONLY", "MASTERDOWN", "CLUSTERDOWN", "TRYAGAIN", "BUSY", "OOM", "MISCONF", "NOREPLICAS"];

    /// <summary>The server is away or may not take commands now, as opposed to refusing this command.</summary>
    public static bool IsUnavailable(Exception exception) => exception switch
    {
        TimeoutException or RedisConnectionException or SocketException or IOException or ObjectDisposedException => true,
        RedisServerException server => Array.Exists(NotNow, word => server.Message.StartsWith(word, StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>The server has refused the command, or was not there to be sent it. Not so when it did not answer: then the command may have run, or still run.</summary>
    public static bool NothingRan(Exception exception) =>
        exception is RedisServerException or RedisConnectionException { FailureType: ConnectionFailureType.UnableToResolvePhysicalConnection or ConnectionFailureType.UnableToConnect };
}

/// <summary>Configuration <c>Redis:*</c>.</summary>
public sealed class RedisOptions
{
    public const string DefaultPrefix = "axon";

    /// <summary>Begins the name of every key, so that several installations can share a server.</summary>
    [RegularExpression("^[a-z][a-z0-9.-]{0,40}$")]
    public string Prefix { get; set; } = DefaultPrefix;
}

[OptionsValidator]
internal sealed partial class RedisOptionsValidator : IValidateOptions<RedisOptions>;
