using Axon.Core.Infrastructure;
using Axon.Core.Infrastructure.LocalServers;

namespace Axon.Web.Startup;

/// <summary>The database and Redis of this run: those of the configuration, or private ones on the data folder for as long as this lives.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly LocalServers? _servers;

    private Stores(StoreConnectionStrings connectionStrings, StreamServers? streams, LocalServers? servers)
    {
        ConnectionStrings = connectionStrings;
        Streams = streams;
        _servers = servers;
    }

    public StoreConnectionStrings ConnectionStrings { get; }

    /// <summary>Null in the Standalone profile.</summary>
    public StreamServers? Streams { get; }

    /// <summary>Null when the servers are somebody else's.</summary>
    public string? DataDirectory => _servers?.DataDirectory;

    public static async Task<Stores> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var streams = StreamServers.From(configuration);
        if (StoreConnectionStrings.From(configuration) is { } given)
        {
            return new Stores(given, streams, null);
        }

        var options = configuration.GetSection("Axon").Get<AxonOptions>() ?? new AxonOptions();
        // Lives as long as the servers, which outlive the host and its loggers. Not disposed: the last lines come after everything else.
        var logging = LoggerFactory.Create(logs => logs.AddConfiguration(configuration.GetSection("Logging")).AddConsole());
        var servers = await LocalServers.StartAsync(new LocalServersOptions(options.DataDirectory), logging.CreateLogger<LocalServers>(), cancellationToken);
        return new Stores(servers.ConnectionStrings, streams, servers);
    }

    public ValueTask DisposeAsync() => _servers?.DisposeAsync() ?? ValueTask.CompletedTask;
}
