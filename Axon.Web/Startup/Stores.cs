using Axon.Core.Infrastructure;
using Axon.Core.Infrastructure.LocalServers;

namespace Axon.Web.Startup;

/// <summary>The database and Redis of this run: those of the configuration, or private ones on the data folder for as long as this lives.</summary>
internal sealed class Stores : IAsyncDisposable
{
    private readonly LocalServers? _servers;

    private Stores(StoreConnectionStrings connectionStrings, LocalServers? servers)
    {
        ConnectionStrings = connectionStrings;
        _servers = servers;
    }

    public StoreConnectionStrings ConnectionStrings { get; }

    /// <summary>Null when the servers are somebody else's.</summary>
    public string? DataDirectory => _servers?.DataDirectory;

    public static async Task<Stores> OpenAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        if (StoreConnectionStrings.From(configuration) is { } given)
        {
            return new Stores(given, null);
        }

        var options = configuration.GetSection("Axon").Get<AxonOptions>() ?? new AxonOptions();
        // Lives as long as the servers, which outlive the host and its loggers. Not disposed: the last lines come after everything else.
        var logging = LoggerFactory.Create(logs => logs.AddConfiguration(configuration.GetSection("Logging")).AddConsole());
        var servers = await LocalServers.StartAsync(new LocalServersOptions(options.DataDirectory), logging.CreateLogger<LocalServers>(), cancellationToken);
        return new Stores(servers.ConnectionStrings, servers);
    }

    public ValueTask DisposeAsync() => _servers?.DisposeAsync() ?? ValueTask.CompletedTask;
}
