using Axon.Core.Db;
using Axon.Core.Streams;
using Confluent.Kafka;

namespace Axon.Core.Tracking.Collect;

/// <inheritdoc cref="IBehaviorLog"/>
/// <remarks>
/// Durable when the brokers say so; the index comes later. An id that was sent before is answered Accepted as well, because nobody at the door knows: the
/// index has each id once. Events of our own are sent before their transaction commits, so that none is missing; should it not commit, they are sent again.
/// </remarks>
internal sealed class KafkaBehaviorLog(KafkaProducer producer) : IBehaviorLog
{
    public async Task<IReadOnlyList<EventStatus>> AppendAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
    {
        var errors = await producer.SendAsync(KafkaTopics.EventRaw, [.. events.Select(Message)], cancellationToken);
        // One that can never be sent is its own fault; for any other the whole batch is sent again, with the same ids.
        return errors.FirstOrDefault(error => error is not null && !IsRefusal(error)) is { } error
            ? throw KafkaClients.Unavailable(error)
            : [.. errors.Select(refused => refused is null ? EventStatus.Accepted : EventStatus.Rejected)];
    }

    public Task AppendAsync(IReadOnlyList<BehaviorEvent> events, UnitOfWork work, CancellationToken cancellationToken) =>
        producer.SendAllAsync(KafkaTopics.EventRaw, [.. events.Select(Message)], cancellationToken);

    private static bool IsRefusal(Error error) => error.Code is ErrorCode.MsgSizeTooLarge or ErrorCode.InvalidMsg or ErrorCode.InvalidMsgSize;

    // Without headers: there are very many events, and each says its id and its version itself.
    private static KafkaMessage Message(BehaviorEvent happened) => new((happened.VisitorId ?? happened.UserId ?? happened.EventId).ToByteArray(bigEndian: true), EventJson.Write(happened), []);
}
