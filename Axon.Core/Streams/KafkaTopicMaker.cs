using System.Globalization;
using Axon.Core.Kernel;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Streams;

/// <summary>Makes the topics that are missing, and knows what they take. Whoever needs one first waits for it.</summary>
/// <remarks>Nobody sends before, and no client of ours lets a broker make a topic, which it would with its own idea of partitions and retention.</remarks>
internal sealed partial class KafkaTopicMaker(KafkaClients clients, ILogger<KafkaTopicMaker> logger) : IDisposable
{
    private const string Limit = "max.message.bytes";

    /// <summary>Of brokers and clients by default; ours send no more.</summary>
    private const int UsualLimit = 1_048_588;
    private const int MostCopies = 3;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile bool _made;

    /// <summary>The most that every topic takes at once, a message or a batch of them with all around it.</summary>
    public int MostBytes { get; private set; } = UsualLimit;

    /// <summary>The brokers were found to be others than was believed: the next that needs a topic looks again.</summary>
    public void LookAgain() => _made = false;

    /// <exception cref="StoreUnavailableException">The brokers do not answer in time.</exception>
    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (_made)
        {
            return;
        }

        if (!await _turn.WaitAsync(clients.Options.SendTimeout, cancellationToken))
        {
            throw new StoreUnavailableException("kafka", new TimeoutException("The topics are not there yet"));
        }

        try
        {
            if (!_made)
            {
                await MakeAsync().WaitAsync(cancellationToken);
                _made = true;
            }
        }
        catch (KafkaException exception)
        {
            throw new StoreUnavailableException("kafka", exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task MakeAsync()
    {
        var options = clients.Options;
        using var admin = clients.Admin();
        // The call blocks; it has its own limit.
        var cluster = await Task.Run(() => admin.GetMetadata(options.SendTimeout));
        var there = cluster.Topics.ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count);
        foreach (var topic in KafkaTopics.All.Where(topic => there.TryGetValue(topic.FullName(options), out var partitions) && partitions != topic.Partitions(options)))
        {
            Log.OtherPartitions(logger, topic.FullName(options), there[topic.FullName(options)], topic.Partitions(options));
        }

        var copies = options.Replication > 0 ? options.Replication : Math.Min(MostCopies, cluster.Brokers.Count);
        List<TopicSpecification> missing = [.. KafkaTopics.All.Where(topic => !there.ContainsKey(topic.FullName(options))).Select(topic => Specification(topic, options, copies))];
        if (missing.Count > 0)
        {
            await CreateAsync(admin, missing, options);
        }

        MostBytes = (await SettingsAsync(admin, options)).Select(topic => int.Parse(topic[Limit].Value, CultureInfo.InvariantCulture)).Append(UsualLimit).Min();
    }

    /// <summary>Of the topics of which brokers tell them: to read settings is a right of its own.</summary>
    private async Task<IEnumerable<Dictionary<string, ConfigEntryResult>>> SettingsAsync(IAdminClient admin, KafkaOptions options)
    {
        try
        {
            var topics = KafkaTopics.All.Select(topic => new ConfigResource { Type = ResourceType.Topic, Name = topic.FullName(options) });
            return (await admin.DescribeConfigsAsync(topics, new DescribeConfigsOptions { RequestTimeout = options.SendTimeout })).Select(topic => topic.Entries);
        }
        catch (DescribeConfigsException exception)
        {
            Log.SettingsUnknown(logger, exception.Message);
            return exception.Results.Where(result => !result.Error.IsError).Select(result => result.Entries);
        }
    }

    private async Task CreateAsync(IAdminClient admin, List<TopicSpecification> missing, KafkaOptions options)
    {
        try
        {
            await admin.CreateTopicsAsync(missing, new CreateTopicsOptions { RequestTimeout = options.SendTimeout * 2, OperationTimeout = options.SendTimeout });
        }
        catch (CreateTopicsException exception) when (exception.Results.All(result => result.Error.Code is ErrorCode.NoError or ErrorCode.TopicAlreadyExists))
        {
            // Another process was quicker.
        }

        missing.ForEach(topic => Log.Made(logger, topic.Name, topic.NumPartitions, topic.ReplicationFactor));
    }

    private static TopicSpecification Specification(KafkaTopic topic, KafkaOptions options, int copies) => new()
    {
        Name = topic.FullName(options),
        NumPartitions = topic.Partitions(options),
        ReplicationFactor = (short)copies,
        Configs = new Dictionary<string, string>
        {
            ["min.insync.replicas"] = Math.Max(1, copies - 1).ToString(CultureInfo.InvariantCulture),
            ["retention.ms"] = ((long)topic.Retention(options).TotalMilliseconds).ToString(CultureInfo.InvariantCulture),
            ["cleanup.policy"] = "delete",
            ["compression.type"] = "producer",
        },
    };

    private static partial class Log
    {
        [LoggerMessage(7003, LogLevel.Information, "Made topic {Topic}: {Partitions} partitions, {Copies} copies")]
        public static partial void Made(ILogger logger, string topic, int partitions, short copies);

        [LoggerMessage(7004, LogLevel.Information, "Topic {Topic} has {Partitions} partitions, not {Wanted}; it keeps them, because the order of a key depends on it")]
        public static partial void OtherPartitions(ILogger logger, string topic, int partitions, int wanted);

        [LoggerMessage(7005, LogLevel.Information, "Brokers do not tell how large a message may be, so the usual limit is taken: {Reason}")]
        public static partial void SettingsUnknown(ILogger logger, string reason);
    }
}

/// <summary>Makes the topics and the producer as soon as the brokers answer. The process starts without them: a sale needs no Kafka.</summary>
internal sealed class KafkaStart(KafkaTopicMaker topics, KafkaProducer producer, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await topics.EnsureAsync(stoppingToken);
                producer.Open();
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
