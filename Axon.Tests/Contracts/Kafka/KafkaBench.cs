using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Axon.Tests.Contracts.Kafka;

/// <summary>Topics of one test on a real broker, put together by hand so that a test can have several readers.</summary>
internal sealed class KafkaBench : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static int _number;
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public KafkaBench(string servers, string name, Action<KafkaOptions>? configure = null, ILogger<KafkaClients>? logger = null)
    {
        Options = new KafkaOptions
        {
            Servers = servers,
            Prefix = $"t{Interlocked.Increment(ref _number)}.{name.ToLowerInvariant()}",
            Partitions = 4,
            RetryDelay = TimeSpan.FromMilliseconds(10),
            RetryCap = TimeSpan.FromMilliseconds(50),
            EventLinger = TimeSpan.FromMilliseconds(10),
            // A producer's first message waits for its number, which a broker that has just begun gives out late.
            SendTimeout = TimeSpan.FromSeconds(5),
            MaxAttempts = 3,
        };
        // Whoever dies in a test is missed soon.
        Options.Client["session.timeout.ms"] = "6000";
        configure?.Invoke(Options);
        Clients = new KafkaClients(new OptionsWrapper<KafkaOptions>(Options), logger ?? NullLogger<KafkaClients>.Instance);
        Topics = new KafkaTopicMaker(Clients, NullLogger<KafkaTopicMaker>.Instance);
        Metrics = new KafkaMetrics(_services.GetRequiredService<IMeterFactory>());
        Producer = new KafkaProducer(Clients, Topics, Metrics);
    }

    public KafkaOptions Options { get; }

    public KafkaClients Clients { get; }

    public KafkaTopicMaker Topics { get; }

    public KafkaMetrics Metrics { get; }

    public KafkaProducer Producer { get; }

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>A reader of its own each time.</summary>
    public IMessageStream<Fact> Facts() => new KafkaStream<Fact>(ReadPlan.Facts, FactJson.Read, Clients, Topics, Producer, Metrics, TimeProvider.System, NullLogger<KafkaStream<Fact>>.Instance);

    public IMessageStream<BehaviorEvent> Events() =>
        new KafkaStream<BehaviorEvent>(ReadPlan.Events, EventJson.Read, Clients, Topics, Producer, Metrics, TimeProvider.System, NullLogger<KafkaStream<BehaviorEvent>>.Instance);

    public static Fact Fact(string aggregate, int quantity) =>
        new(Guid.CreateVersion7(), FactType.RESERVED, aggregate, new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), Quantity: quantity);

    public Task SendAsync(params Fact[] facts) =>
        Producer.SendAllAsync(KafkaTopics.Fact, [.. facts.Select(fact => new KafkaMessage(Encoding.UTF8.GetBytes(fact.Aggregate), FactJson.WriteBytes(fact), KafkaHeaders.For(fact.Id, 1)))], Stop);

    public Task SendRawAsync(KafkaTopic topic, string key, string value, params KeyValuePair<string, byte[]>[] headers) =>
        Producer.SendAllAsync(topic, [new KafkaMessage(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(value), headers)], Stop);

    /// <summary>How many messages of a topic the group has not read, by what the broker knows.</summary>
    public Task<long> LagAsync(KafkaTopic topic, string group) => Task.Run(
        () =>
        {
            using var consumer = Consumer($"{Options.Prefix}.{group}");
            TopicPartition[] partitions = [.. Enumerable.Range(0, topic.Partitions(Options)).Select(number => new TopicPartition(topic.FullName(Options), number))];
            return Committed(consumer, partitions).Sum(at => consumer.QueryWatermarkOffsets(at.TopicPartition, Limit) is var ends && at.Offset == Offset.Unset ? ends.High.Value - ends.Low.Value : ends.High.Value - at.Offset.Value);
        },
        Stop);

    /// <summary>How many partitions a topic has, whoever made it.</summary>
    public Task<int> PartitionsAsync(KafkaTopic topic) => AdminAsync(admin => Task.Run(() => admin.GetMetadata(topic.FullName(Options), Limit).Topics.Single().Partitions.Count, Stop));

    /// <summary>Makes a topic, or changes the one there is, so that it takes no batch above so many bytes.</summary>
    public Task LimitAsync(KafkaTopic topic, int bytes) => AdminAsync(async admin =>
    {
        var name = topic.FullName(Options);
        var limit = new Dictionary<string, string> { ["max.message.bytes"] = bytes.ToString(CultureInfo.InvariantCulture) };
        if (admin.GetMetadata(Limit).Topics.Exists(there => there.Topic == name))
        {
            var entries = limit.Select(pair => new ConfigEntry { Name = pair.Key, Value = pair.Value }).ToList();
            await admin.AlterConfigsAsync(new Dictionary<ConfigResource, List<ConfigEntry>> { [new ConfigResource { Type = ResourceType.Topic, Name = name }] = entries });
        }
        else
        {
            await admin.CreateTopicsAsync([new TopicSpecification { Name = name, NumPartitions = topic.Partitions(Options), ReplicationFactor = 1, Configs = limit }]);
        }

        return true;
    });

    /// <summary>How many messages a topic has ever had.</summary>
    public Task<long> EndAsync(KafkaTopic topic) => Task.Run(
        () =>
        {
            using var consumer = Consumer($"{Options.Prefix}.looker");
            return Enumerable.Range(0, topic.Partitions(Options)).Sum(number => consumer.QueryWatermarkOffsets(new TopicPartition(topic.FullName(Options), number), Limit).High.Value);
        },
        Stop);

    /// <summary>All messages of a topic, or of some of its partitions.</summary>
    public Task<IReadOnlyList<Message<byte[]?, byte[]?>>> AllAsync(KafkaTopic topic, IReadOnlyCollection<int>? partitions = null) => Task.Run<IReadOnlyList<Message<byte[]?, byte[]?>>>(
        () =>
        {
            using var consumer = Consumer($"{Options.Prefix}.looker");
            List<Message<byte[]?, byte[]?>> messages = [];
            foreach (var partition in (partitions ?? [.. Enumerable.Range(0, topic.Partitions(Options))]).Select(number => new TopicPartition(topic.FullName(Options), number)))
            {
                var end = consumer.QueryWatermarkOffsets(partition, Limit).High.Value;
                consumer.Assign(new TopicPartitionOffset(partition, Offset.Beginning));
                for (long next = 0; next < end;)
                {
                    var result = consumer.Consume(Limit) ?? throw new TimeoutException($"{partition} ends at {end}, and nothing came after {next}");
                    messages.Add(result.Message);
                    next = result.Offset.Value + 1;
                }
            }

            return messages;
        },
        Stop);

    public static string Header(Message<byte[]?, byte[]?> message, string name) => Encoding.UTF8.GetString(message.Headers.GetLastBytes(name));

    public async ValueTask DisposeAsync()
    {
        Producer.Dispose();
        Topics.Dispose();
        await _services.DisposeAsync();
    }

    private async Task<T> AdminAsync<T>(Func<IAdminClient, Task<T>> use)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Options.Servers }).SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
        return await use(admin);
    }

    /// <summary>The places of the consumer's group; unset while the brokers still find out which of them keeps the group's places.</summary>
    private static List<TopicPartitionOffset> Committed(IConsumer<byte[]?, byte[]?> consumer, TopicPartition[] partitions)
    {
        try
        {
            return consumer.Committed(partitions, Limit);
        }
        catch (KafkaException exception) when (exception.Error.Code is ErrorCode.NotCoordinatorForGroup or ErrorCode.GroupCoordinatorNotAvailable or ErrorCode.GroupLoadInProgress)
        {
            return [.. partitions.Select(partition => new TopicPartitionOffset(partition, Offset.Unset))];
        }
    }

    private IConsumer<byte[]?, byte[]?> Consumer(string group) =>
        new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig { BootstrapServers = Options.Servers, GroupId = group, EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest })
            .SetLogHandler((_, _) => { }).SetErrorHandler((_, _) => { }).Build();
}
