using Axon.Core.Hosting;
using Axon.Core.Infrastructure.LocalServers;

namespace Axon.Web.Start;

/// <summary>The servers of this run: those of the configuration, or private ones on the data folder for as long as this lives.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly DataFolder? _folder;
    private readonly LocalServers? _servers;
    private readonly LocalStreams? _local;

    private Stores(StoreConnectionStrings connectionStrings, StreamServers? streams, DataFolder? folder, LocalServers? servers, LocalStreams? local)
    {
        ConnectionStrings = connectionStrings;
        Streams = streams;
        _folder = folder;
        _servers = servers;
        _local = local;
    }

    public StoreConnectionStrings ConnectionStrings { get; }

    /// <summary>Null in the Standalone profile.</summary>
    public StreamServers? Streams { get; }

    /// <summary>Held by this run; null when it needs none.</summary>
    public DataFolder? Folder => _servers?.Folder ?? _folder;

    /// <summary>Null when the database is somebody else's.</summary>
    public string? DataDirectory => _servers?.DataDirectory;

    /// <summary>Starts what is not configured. <c>Axon:Distributed=true</c> asks for Kafka and Elasticsearch too.</summary>
    public static async Task<Stores> OpenAsync(IConfigurationManager configuration, CancellationToken cancellationToken)
    {
        var given = StoreConnectionStrings.From(configuration);
        var distributed = configuration.GetValue<bool>(OwnWorkers.Switch);
        var privateStreams = distributed && StreamServers.From(configuration) is null;
        // Lives as long as the servers, which outlive the host and its loggers. Not disposed: the last lines come after everything else.
        var logging = LoggerFactory.Create(logs => logs.AddConfiguration(configuration.GetSection("Logging")).AddConsole());
        var options = new LocalServersOptions((configuration.GetSection("Axon").Get<AxonOptions>() ?? new AxonOptions()).DataDirectory);
        var programs = privateStreams ? StreamPrograms.In(configuration["Axon:ServersDirectory"]) : null;
        var servers = given is null ? await LocalServers.StartAsync(options, logging.CreateLogger<LocalServers>(), cancellationToken) : null;
        var folder = servers is null && distributed ? DataFolder.Take(options.DataDirectory) : null;
        try
        {
            var local = programs is null ? null : await LocalStreams.StartAsync(servers?.Folder ?? folder!, programs, options, logging.CreateLogger<LocalStreams>(), cancellationToken); // one of them: distributed
            if (local is not null)
            {
                configuration.AddInMemoryCollection(local.Settings);
            }

            if (servers is not null && string.IsNullOrEmpty(configuration[RunningServers.TokenSetting]))
            {
                configuration[RunningServers.TokenSetting] = servers.Folder.Secret(RunningServers.TokenName);
            }

            if (servers is not null && string.IsNullOrEmpty(configuration[InstallationKey.Setting]))
            {
                configuration[InstallationKey.Setting] = servers.Folder.Secret(RunningServers.KeyName);
            }

            return new Stores(given ?? servers!.ConnectionStrings, StreamServers.From(configuration), folder, servers, local); // started when none are given
        }
        catch
        {
            await (servers?.DisposeAsync() ?? ValueTask.CompletedTask);
            folder?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (_local?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_servers?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder?.Dispose();
    }
}
