using System.Text;
using Axon.Core.Kernel;
using Axon.Core.Streams;

namespace Axon.Core.Facts;

/// <inheritdoc cref="IFactDelivery"/>
/// <remarks>A fact has arrived when the brokers have acknowledged it. Consumers that read it are not waited for.</remarks>
internal sealed class KafkaFactDelivery(KafkaProducer producer) : IFactDelivery
{
    /// <summary>Nobody waits but the facts behind these, which one partition without a leader must not hold up for long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public async Task<IReadOnlyList<ConsumeFailure>> DeliverAsync(IReadOnlyList<QueuedFact> facts, CancellationToken cancellationToken)
    {
        QueuedFact[] readable = [.. facts.Where(queued => queued.Fact is not null)];
        var errors = await SendAsync([.. readable.Select(Message)], cancellationToken);
        return [.. readable.Zip(errors).Where(sent => sent.Second is not null).Select(sent => new ConsumeFailure(sent.First.Number, $"kafka: {sent.Second}", Unavailable: true))];
    }

    private async Task<IReadOnlyList<string?>> SendAsync(IReadOnlyList<KafkaMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            return [.. (await producer.SendAsync(KafkaTopics.Fact, messages, cancellationToken, Patience)).Select(error => error?.Reason)];
        }
        catch (StoreUnavailableException exception)
        {
            return [.. messages.Select(_ => exception.Message)];
        }
    }

    private static KafkaMessage Message(QueuedFact queued)
    {
        var fact = queued.Fact!; // of the readable ones
        return new KafkaMessage(Encoding.UTF8.GetBytes(fact.Aggregate), FactJson.WriteBytes(fact), KafkaHeaders.For(fact.Id, FactJson.SchemaVersion));
    }
}
