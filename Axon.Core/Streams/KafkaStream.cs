using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Streams;

/// <inheritdoc cref="IMessageStream{T}"/>
/// <param name="plan">How a group, given by its short name, reads.</param>
/// <param name="parse">The value, or null when it cannot be read.</param>
internal sealed class KafkaStream<T>(
    Func<KafkaOptions, string, ReadPlan> plan,
    Func<ReadOnlyMemory<byte>, T?> parse,
    KafkaClients clients,
    KafkaTopicMaker topics,
    KafkaProducer producer,
    KafkaMetrics metrics,
    TimeProvider clock,
    ILogger<KafkaStream<T>> logger) : IMessageStream<T>
    where T : class
{
    public async Task ReadAsync(
        string group, Func<IReadOnlyList<StreamMessage<T>>, CancellationToken, Task<IReadOnlyList<StreamVerdict>>> handle, CancellationToken cancellationToken)
    {
        await topics.EnsureAsync(cancellationToken);
        var options = clients.Options;
        var reading = plan(options, group);
        var topic = reading.Topic.FullName(options);
        var handler = new BatchHandler(
            reading, (messages, token) => handle([.. messages.Select(message => Open(topic, message))], token), new DeadLetters(producer, options, clock), options, metrics, clock, logger);
        var reader = new MessageReader(reading, clients, handler, metrics, clock, logger);
        await Task.Factory.StartNew(() => reader.Run(cancellationToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private StreamMessage<T> Open(string topic, PendingMessage message)
    {
        var body = message.Message.Value ?? [];
        return new StreamMessage<T>(DeadLetters.Origin(topic, message), KafkaHeaders.ReadId(message.Message.Headers), parse(body), body, message.Attempts);
    }
}

/// <summary>How one topic is read.</summary>
/// <param name="Group">Full name.</param>
/// <param name="Ordered">Messages of one key are handled one after the other.</param>
/// <param name="Batch">Messages handled at once.</param>
/// <param name="Linger">How long a smaller batch waits to grow.</param>
/// <param name="Parallel">Batches under way side by side.</param>
internal sealed record ReadPlan(KafkaTopic Topic, string Group, bool Ordered, int Batch, TimeSpan Linger, int Parallel)
{
    /// <summary>More than can be handled now, so that reading goes on beside handling; not more, because it is all read again after a crash.</summary>
    public int Most => Batch * (Parallel + 2);

    public static ReadPlan Facts(KafkaOptions options, string group) =>
        new(KafkaTopics.Fact, $"{options.Prefix}.{group}", Ordered: true, options.FactBatch, TimeSpan.Zero, Parallel: 1);

    public static ReadPlan Events(KafkaOptions options, string group) =>
        new(KafkaTopics.EventRaw, $"{options.Prefix}.{group}", Ordered: false, options.EventBatch, options.EventLinger, options.EventParallel);
}
