using System.Globalization;
using Axon.Core.Kernel;

namespace Axon.Core.Streams;

/// <summary>Keeps what a reader could not handle: the original bytes and headers, and beside them who gave up, where and why.</summary>
internal sealed class DeadLetters(KafkaProducer producer, KafkaOptions options, TimeProvider clock)
{
    private const int LongestReason = 1000;

    /// <summary>Where the message lies. After a crash, or when brokers took long, a letter may be there several times, with the same origin.</summary>
    public static StreamOrigin Origin(string topic, PendingMessage message) => new(topic, message.Partition.Number, message.Offset);

    /// <exception cref="StoreUnavailableException">Some are not known to be kept.</exception>
    public Task SendAsync(ReadPlan plan, IReadOnlyList<(PendingMessage Message, StreamVerdict Verdict)> dead, CancellationToken cancellationToken) =>
        producer.SendAllAsync(KafkaTopics.DeadOf(plan.Topic), [.. dead.Select(letter => Letter(plan, letter.Message, letter.Verdict))], cancellationToken);

    private KafkaMessage Letter(ReadPlan plan, PendingMessage message, StreamVerdict verdict)
    {
        var reason = verdict.Reason ?? "";
        return message.Message with
        {
            Headers =
            [
                .. message.Message.Headers,
                KafkaHeaders.Of(KafkaHeaders.DeadReader, plan.Group),
                KafkaHeaders.Of(KafkaHeaders.DeadStage, verdict.Stage ?? ""),
                KafkaHeaders.Of(KafkaHeaders.DeadReason, reason.Length > LongestReason ? reason[..LongestReason] : reason),
                KafkaHeaders.Of(KafkaHeaders.DeadOrigin, Origin(plan.Topic.FullName(options), message).ToString()),
                KafkaHeaders.Of(KafkaHeaders.DeadAt, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture)),
            ],
        };
    }
}
