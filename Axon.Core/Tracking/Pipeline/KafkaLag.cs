using Axon.Core.Facts;
using Axon.Core.Streams;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Axon.Core.Tracking.Pipeline;

/// <inheritdoc cref="IStreamLag"/>
/// <remarks>Asks by a consumer that never subscribes and so joins no group: nobody's partitions move.</remarks>
internal sealed class KafkaLag(KafkaClients clients, IEnumerable<IFactConsumer> consumers, KafkaEventGroup events, TimeProvider clock) : IStreamLag, IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    // Of each question: a broker that hangs must not hang the page.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
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
            return _last is { } now && clock.GetUtcNow() - now.At < Fresh ? now : _last = await AskAsync().WaitAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<LagReading> AskAsync()
    {
        try
        {
            // Not an administrator of its own: with one librdkafka 2.16 ended the process in our fault tests.
            using var looker = clients.Looker();
            using var admin = new DependentAdminClientBuilder(looker.Handle).Build();
            // The call blocks; it has its own limit.
            var there = (await Task.Run(() => admin.GetMetadata(Limit))).Topics.ToLookup(topic => topic.Topic, topic => topic.Partitions.Count);
            List<(string Topic, string Group)> groups =
                [(Name(KafkaTopics.EventRaw), $"{clients.Options.Prefix}.{events.Name}"), .. consumers.Select(consumer => (Name(KafkaTopics.Fact), $"{clients.Options.Prefix}.consumer.{consumer.Name}"))];
            List<TopicPartition> partitions =
                [.. groups.Select(group => group.Topic).Distinct().SelectMany(topic => Enumerable.Range(0, there[topic].FirstOrDefault()).Select(number => new TopicPartition(topic, number)))];
            var starts = OffsetsAsync(admin, partitions, OffsetSpec.Earliest());
            var ends = OffsetsAsync(admin, partitions, OffsetSpec.Latest());
            var committed = groups.Select(group => CommittedAsync(admin, group.Group, [.. partitions.Where(partition => partition.Topic == group.Topic)])).ToList();
            await Task.WhenAll([starts, ends, .. committed]);
            return new LagReading(clock.GetUtcNow(), [.. groups.Zip(committed, (group, places) => new GroupLag(group.Group, group.Topic, [.. places.Result
                .Select(place => Lag(place, starts.Result[place.TopicPartition], ends.Result[place.TopicPartition])).OrderBy(lag => lag.Partition)]))]);
        }
        catch (KafkaException)
        {
            return new LagReading(clock.GetUtcNow(), null);
        }
    }

    private string Name(KafkaTopic topic) => topic.FullName(clients.Options);

    private static async Task<Dictionary<TopicPartition, long>> OffsetsAsync(IAdminClient admin, List<TopicPartition> partitions, OffsetSpec which) => partitions.Count == 0
        ? []
        : (await admin.ListOffsetsAsync(
            partitions.Select(partition => new TopicPartitionOffsetSpec { TopicPartition = partition, OffsetSpec = which }), new ListOffsetsOptions { RequestTimeout = Limit }))
        .ResultInfos.ToDictionary(info => info.TopicPartitionOffsetError.TopicPartition, info => info.TopicPartitionOffsetError.Offset.Value);

    /// <summary>One group a call: the client takes no more.</summary>
    private static async Task<IEnumerable<TopicPartitionOffset>> CommittedAsync(IAdminClient admin, string group, List<TopicPartition> partitions) => partitions.Count == 0
        ? []
        : (await admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(group, partitions)], new ListConsumerGroupOffsetsOptions { RequestTimeout = Limit }))
        .Single().Partitions.Select(place => place.TopicPartitionOffset);

    /// <summary>What retention has taken can be read by nobody, and is no lag.</summary>
    private static PartitionLag Lag(TopicPartitionOffset at, long start, long end)
    {
        long? committed = at.Offset.IsSpecial ? null : at.Offset.Value;
        return new PartitionLag(at.Partition.Value, end, committed, Math.Max(0, end - Math.Max(committed ?? 0, start)));
    }
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

/// <summary>The group that brings events to the index, without the installation's prefix.</summary>
internal sealed record KafkaEventGroup(string Name);
