using Axon.Core.Facts;
using Axon.Core.Streams;
using Axon.Core.Tracking.Collect;
using Confluent.Kafka;

namespace Axon.Core.Tracking.Pipeline;

/// <inheritdoc cref="IStreamLag"/>
/// <remarks>Consumers that never subscribe: they ask for ends and committed places, and join no group, so that nobody's partitions move.</remarks>
internal sealed class KafkaLag(KafkaClients clients, IEnumerable<IFactConsumer> consumers, KafkaEventGroup events, TimeProvider clock) : IStreamLag, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    // Of one question, and of all of them: a broker that hangs must not hang the page.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private volatile LagReading? _last;

    public async Task<LagReading> ReadAsync(CancellationToken cancellationToken)
    {
        if (_last is { } last && clock.GetUtcNow() - last.At < Fresh)
        {
            return last;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Who waited has what the one before has asked.
            return _last is { } now && clock.GetUtcNow() - now.At < Fresh ? now : _last = await Task.Run(Ask, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private LagReading Ask()
    {
        var started = clock.GetTimestamp();
        TimeSpan Left() => clock.GetElapsedTime(started) < Whole ? Patience : throw new KafkaException(ErrorCode.Local_TimedOut);
        try
        {
            List<(KafkaTopic Topic, string Group)> groups = [(KafkaTopics.EventRaw, events.Name), .. consumers.Select(consumer => (KafkaTopics.Fact, $"consumer.{consumer.Name}"))];
            using var looker = Consumer("lag");
            using var admin = new DependentAdminClientBuilder(looker.Handle).Build();
            var topics = admin.GetMetadata(Patience).Topics.ToDictionary(topic => topic.Topic, topic => topic.Partitions.Count);
            var ends = groups.Select(group => group.Topic.FullName(clients.Options)).Distinct().Where(topics.ContainsKey)
                .SelectMany(topic => Enumerable.Range(0, topics[topic]).Select(number => new TopicPartition(topic, number)))
                .ToDictionary(partition => partition, partition => looker.QueryWatermarkOffsets(partition, Left()));
            return new LagReading(clock.GetUtcNow(), [.. groups.Select(group => Read(group.Topic.FullName(clients.Options), group.Group, ends, Left()))]);
        }
        catch (KafkaException)
        {
            return new LagReading(clock.GetUtcNow(), null);
        }
    }

    private GroupLag Read(string topic, string group, Dictionary<TopicPartition, WatermarkOffsets> ends, TimeSpan patience)
    {
        var name = $"{clients.Options.Prefix}.{group}";
        TopicPartition[] partitions = [.. ends.Keys.Where(partition => partition.Topic == topic)];
        if (partitions.Length == 0)
        {
            return new GroupLag(name, topic, []);
        }

        using var consumer = Consumer(group);
        return new GroupLag(name, topic, [.. consumer.Committed(partitions, patience).Select(at => Lag(at, ends[at.TopicPartition])).OrderBy(lag => lag.Partition)]);
    }

    /// <summary>What retention has taken can be read by nobody, and is no lag.</summary>
    private static PartitionLag Lag(TopicPartitionOffset at, WatermarkOffsets ends)
    {
        long? committed = at.Offset.IsSpecial ? null : at.Offset.Value;
        return new PartitionLag(at.Partition.Value, ends.High.Value, committed, Math.Max(0, ends.High.Value - Math.Max(committed ?? 0, ends.Low.Value)));
    }

    private IConsumer<byte[], byte[]> Consumer(string group) => new ConsumerBuilder<byte[], byte[]>(clients.With(new ConsumerConfig { GroupId = $"{clients.Options.Prefix}.{group}", EnableAutoCommit = false }))
        .SetErrorHandler((_, error) => clients.OnError(error)).SetLogHandler((_, message) => clients.OnLog(message)).Build();
}

/// <summary>What of the stream has not been read.</summary>
public interface IStreamLag
{
    /// <summary>Asks the brokers, not the readers: it is right also when none of them lives.</summary>
    /// <remarks>A few seconds old at most, and asked once however many look. Never throws because the brokers are away: the reading says so.</remarks>
    Task<LagReading> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>How far one group of readers is behind.</summary>
public sealed record GroupLag(string Group, string Topic, IReadOnlyList<PartitionLag> Partitions)
{
    public long Lag => Partitions.Sum(partition => partition.Lag);
}

/// <summary>What one group has not read of one partition.</summary>
/// <param name="End">The place that the next message gets.</param>
/// <param name="Committed">The place up to which the group has finished; null when it has never said.</param>
public sealed record PartitionLag(int Partition, long End, long? Committed, long Lag);

/// <summary>The lag of every group as the brokers tell it.</summary>
/// <param name="Groups">Null when the brokers do not answer.</param>
public sealed record LagReading(DateTimeOffset At, IReadOnlyList<GroupLag>? Groups);
