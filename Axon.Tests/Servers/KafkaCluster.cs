using System.Globalization;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Tests.Support;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Axon.Tests.Servers;

/// <summary>Three brokers of one test, which are the controllers too: any one of them may die.</summary>
public sealed class KafkaCluster : IAsyncDisposable
{
    private const int Count = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Those that docs/runbook.md wants of a cluster.</summary>
    private static readonly string[] Properties =
    [
        "offsets.topic.replication.factor=3", "default.replication.factor=3", "min.insync.replicas=2", "transaction.state.log.replication.factor=3",
        "broker.session.timeout.ms=5000", "broker.heartbeat.interval.ms=1000",
    ];

    private readonly IReadOnlyList<KafkaBroker> _brokers;

    private KafkaCluster(IReadOnlyList<KafkaBroker> brokers) => _brokers = brokers;

    /// <summary>What clients connect to.</summary>
    public string Addresses => string.Join(',', _brokers.Select(broker => broker.Address));

    /// <summary>By its number among its equals, which begins with 1.</summary>
    public KafkaBroker this[int id] => _brokers[id - 1];

    public static async Task<KafkaCluster> StartOwnAsync()
    {
        var ports = Enumerable.Range(1, Count).Select(id => (Id: id, Port: FreePort.Next(), Controller: FreePort.Next())).ToList();
        var voters = string.Join(',', ports.Select(node => string.Create(CultureInfo.InvariantCulture, $"{node.Id}@127.0.0.1:{node.Controller}")));
        var cluster = new KafkaCluster([.. ports.Select(node => KafkaBroker.Create(node.Port, node.Controller, ["--node-id", node.Id.ToString(CultureInfo.InvariantCulture), "--voters", voters], Properties))]);
        try
        {
            // Together, because one alone has no majority and answers nobody.
            await Task.WhenAll(cluster._brokers.Select(broker => broker.StartAsync()));
            await Wait.UntilAsync("all brokers are known", async () => (await cluster.LookAsync(admin => admin.GetMetadata(Limit))).Brokers.Count == Count);
            return cluster;
        }
        catch (Exception)
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Who leads the controllers, as far as the first one has noted it.</summary>
    public Task<int> ControllerAsync() => _brokers[0].ControllerAsync();

    /// <summary>Who leads each partition of a topic, and who has all of it.</summary>
    public async Task<IReadOnlyList<PartitionMetadata>> PartitionsAsync(string topic) => (await LookAsync(admin => admin.GetMetadata(topic, Limit))).Topics.Single().Partitions;

    /// <summary>Partitions, of all topics, of which some copy is behind.</summary>
    public async Task<int> UnderReplicatedAsync() =>
        (await LookAsync(admin => admin.GetMetadata(Limit))).Topics.SelectMany(topic => topic.Partitions).Count(partition => partition.InSyncReplicas.Length < partition.Replicas.Length);

    public Task<string> SettingAsync(string topic, string name) =>
        AskAsync(async admin => (await admin.DescribeConfigsAsync([new ConfigResource { Type = ResourceType.Topic, Name = topic }])).Single().Entries[name].Value);

    public async ValueTask DisposeAsync()
    {
        foreach (var broker in _brokers)
        {
            await broker.DisposeAsync();
        }
    }

    /// <summary>The client's metadata calls block.</summary>
    private Task<T> LookAsync<T>(Func<IAdminClient, T> question) => AskAsync(admin => Task.Run(() => question(admin), TestContext.Current.CancellationToken));

    private async Task<T> AskAsync<T>(Func<IAdminClient, Task<T>> question)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Addresses }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        return await question(admin);
    }
}

/// <summary>A cluster for the tests of one class, which take one broker away and bring it back.</summary>
public sealed class ThreeBrokers : IAsyncDisposable
{
    private KafkaCluster? _cluster;

    public async Task<KafkaCluster> GetAsync() => _cluster ??= await KafkaCluster.StartOwnAsync();

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;
}
