using Microsoft.Extensions.Logging;

namespace Axon.Core.Infrastructure.LocalServers;

/// <summary>The private Kafka and Elasticsearch of one data folder, beside its database and Redis.</summary>
/// <remarks>As <see cref="LocalServers"/>: start before the host is built, dispose after it has stopped.</remarks>
public sealed class LocalStreams : IAsyncDisposable
{
    private LocalStreams(ServerProcess kafka, ServerProcess elasticsearch, IReadOnlyDictionary<string, string?> settings)
    {
        Kafka = kafka;
        Elasticsearch = elasticsearch;
        Settings = settings;
    }

    public ServerProcess Kafka { get; }

    public ServerProcess Elasticsearch { get; }

    /// <summary>How they are reached, as configuration: <c>Kafka:Servers</c>, <c>Search:Nodes</c>, <c>Search:User</c>, <c>Search:Password</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>Stops what a killed run left behind, starts both side by side and returns when they answer.</summary>
    /// <exception cref="LocalServersException">A program is missing, or a server does not come up.</exception>
    public static async Task<LocalStreams> StartAsync(DataFolder folder, StreamPrograms programs, LocalServersOptions options, ILogger logger, CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            OrphanedServer.StopAsync(PrivateKafka.PidFile(folder), PrivateKafka.Marker(folder), options.StopLimit, logger, cancellationToken),
            OrphanedServer.StopAsync(PrivateElasticsearch.PidFile(folder), PrivateElasticsearch.Marker(folder), options.StopLimit, logger, cancellationToken));
        // Java takes its time on a busy machine.
        options = options with { StartLimit = TimeSpan.FromMinutes(3) };
        var kafka = new ServerProcess(PrivateKafka.Prepare(folder, programs), options, logger);
        var elasticsearch = new ServerProcess(PrivateElasticsearch.Prepare(folder, programs), options, logger);
        try
        {
            await Task.WhenAll(kafka.StartAsync(cancellationToken), elasticsearch.StartAsync(cancellationToken));
        }
        catch
        {
            await Task.WhenAll(kafka.DisposeAsync().AsTask(), elasticsearch.DisposeAsync().AsTask());
            throw;
        }

        return new LocalStreams(kafka, elasticsearch, new Dictionary<string, string?>
        {
            ["Kafka:Servers"] = PrivateKafka.Address(kafka.Port),
            ["Search:Nodes"] = PrivateElasticsearch.Address(elasticsearch.Port).ToString(),
            ["Search:User"] = PrivateElasticsearch.User,
            ["Search:Password"] = folder.Secret("elasticsearch"),
        });
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(Kafka.DisposeAsync().AsTask(), Elasticsearch.DisposeAsync().AsTask());
}
