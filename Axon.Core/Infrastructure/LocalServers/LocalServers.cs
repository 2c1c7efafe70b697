using Axon.Core.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The private MariaDB and Redis of one data folder, for as long as this process wants them.</summary>
/// <remarks>Start before the host is built, dispose after it has stopped: the servers must outlive everything that uses them.</remarks>
public sealed class LocalServers : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly ServerWatch _watch;

    private LocalServers(DataFolder folder, ServerWatch watch, ServerProcess mariaDb, ServerProcess redis)
    {
        _folder = folder;
        _watch = watch;
        MariaDb = mariaDb;
        Redis = redis;
        ConnectionStrings = new StoreConnectionStrings(PrivateMariaDb.ConnectionString(folder, mariaDb.Port), PrivateRedis.ConnectionString(folder, redis.Port));
    }

    public string DataDirectory => _folder.Path;

    /// <summary>For further servers of the same run; it is held until these servers are disposed.</summary>
    public DataFolder Folder => _folder;

    public ServerProcess MariaDb { get; }

    public ServerProcess Redis { get; }

    public StoreConnectionStrings ConnectionStrings { get; }

    /// <summary>Takes the data folder, adopts the servers of a killed run or starts both, side by side, and returns when they answer.</summary>
    /// <exception cref="LocalServersException">The folder is taken, a program is missing, or a server does not come up.</exception>
    public static async Task<LocalServers> StartAsync(LocalServersOptions options, ILogger? logger = null, CancellationToken cancellationToken = default)
    {
        logger ??= NullLogger.Instance;
        var folder = DataFolder.Take(options.DataDirectory);
        ServerWatch? watch = null;
        List<Task<ServerProcess>> starting = [];
        try
        {
            watch = await ServerWatch.StartAsync(folder, options, logger, cancellationToken);
            var redis = ResumeAsync(folder, "redis", PrivateRedis.Marker(folder), port => PrivateRedis.Command(folder, port), options, logger, cancellationToken);
            starting.Add(redis);
            await PrivateMariaDb.InstallAsync(folder, cancellationToken);
            var mariaDb = ResumeAsync(folder, "mariadb", PrivateMariaDb.Marker(folder), port => PrivateMariaDb.Command(folder, port, options), options, logger, cancellationToken);
            starting.Add(mariaDb);
            await Task.WhenAll(starting);
            return new LocalServers(folder, watch, await mariaDb, await redis);
        }
        catch
        {
            await Task.WhenAll(starting.Select(StopAsync));
            await (watch?.DisposeAsync() ?? ValueTask.CompletedTask);
            folder.Dispose();
            throw;
        }
    }

    /// <summary>For tests: lets go of the folder and forgets the servers, as a kill of this process does.</summary>
    internal void Abandon()
    {
        _watch.Abandon();
        _folder.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(MariaDb.DisposeAsync().AsTask(), Redis.DisposeAsync().AsTask());
        await _watch.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task<ServerProcess> ResumeAsync(
        DataFolder folder, string name, string marker, Func<int, ServerCommand> command, LocalServersOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        // The port of last time is not free while the server still lives on it.
        if (folder.LastPort(name) is { } port && new ServerProcess(command(port), options, logger) is var living && await living.TryAdoptAsync(cancellationToken))
        {
            return living;
        }

        await OrphanedServer.StopAsync(folder.In("run", $"{name}.pid"), marker, options.StopLimit, logger, cancellationToken);
        var server = new ServerProcess(command(folder.Port(name)), options, logger);
        try
        {
            await server.StartAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private static async Task StopAsync(Task<ServerProcess> starting)
    {
        await ((Task)starting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (starting.IsCompletedSuccessfully)
        {
            await (await starting).DisposeAsync();
        }
    }
}
