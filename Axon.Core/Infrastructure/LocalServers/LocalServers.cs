using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The private MariaDB and Redis of one data folder, running as children of this process.</summary>
/// <remarks>Start before the host is built, dispose after it has stopped: the servers must outlive everything that uses them.</remarks>
public sealed class LocalServers : IAsyncDisposable
{
    private readonly DataFolder _folder;

    private LocalServers(DataFolder folder, ServerProcess mariaDb, ServerProcess redis, StoreConnectionStrings connectionStrings)
    {
        _folder = folder;
        MariaDb = mariaDb;
        Redis = redis;
        ConnectionStrings = connectionStrings;
    }

    public string DataDirectory => _folder.Path;

    /// <summary>For further servers of the same run; it is held until these servers are disposed.</summary>
    public DataFolder Folder => _folder;

    public ServerProcess MariaDb { get; }

    public ServerProcess Redis { get; }

    public StoreConnectionStrings ConnectionStrings { get; }

    /// <summary>Takes the data folder, stops what a killed run left behind, starts both servers side by side and returns when they answer.</summary>
    /// <exception cref="LocalServersException">The folder is taken, a program is missing, or a server does not come up.</exception>
    public static async Task<LocalServers> StartAsync(LocalServersOptions options, ILogger? logger = null, CancellationToken cancellationToken = default)
    {
        logger ??= NullLogger.Instance;
        var folder = DataFolder.Take(options.DataDirectory);
        var started = new List<ServerProcess>();
        try
        {
            await Task.WhenAll(
                OrphanedServer.StopAsync(PrivateMariaDb.PidFile(folder), PrivateMariaDb.Marker(folder), options.StopLimit, logger, cancellationToken),
                OrphanedServer.StopAsync(PrivateRedis.PidFile(folder), PrivateRedis.Marker(folder), options.StopLimit, logger, cancellationToken));
            var (redisCommand, redisString) = PrivateRedis.Prepare(folder);
            var (mariaDbCommand, mySqlString) = await PrivateMariaDb.PrepareAsync(folder, cancellationToken);
            var redis = new ServerProcess(redisCommand, options, logger);
            var mariaDb = new ServerProcess(mariaDbCommand, options, logger);
            started.AddRange([mariaDb, redis]);
            await Task.WhenAll(mariaDb.StartAsync(cancellationToken), redis.StartAsync(cancellationToken));
            return new LocalServers(folder, mariaDb, redis, new StoreConnectionStrings(mySqlString, redisString));
        }
        catch
        {
            await Task.WhenAll(started.Select(server => server.DisposeAsync().AsTask()));
            folder.Dispose();
            throw;
        }
    }

    /// <summary>For tests: lets go of the folder and forgets the servers, as a kill of this process does.</summary>
    internal void Abandon() => _folder.Dispose();

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(MariaDb.DisposeAsync().AsTask(), Redis.DisposeAsync().AsTask());
        _folder.Dispose();
    }
}
