namespace Axon.Core.Facts;

/// <summary>Delivery without a broker: the relay's own process lets every consumer handle the facts.</summary>
public sealed class DeliverInProcess(ConsumeFacts consume, IEnumerable<IFactConsumer> consumers) : IFactDelivery
{
    public async Task<IReadOnlyList<ConsumeFailure>> DeliverAsync(IReadOnlyList<QueuedFact> facts, CancellationToken cancellationToken)
    {
        // Each consumer keeps the order of the batch; between consumers there is none, so they need not wait for each other.
        var failures = await Task.WhenAll(consumers.Select(consumer => consume.HandleAsync(consumer, facts, cancellationToken)));
        return [.. failures.SelectMany(failed => failed)];
    }
}

/// <summary>Brings facts from the outbox to those who want them.</summary>
public interface IFactDelivery
{
    /// <summary>Answers what did not arrive. What is not in the answer needs the outbox no more: it took effect, or is durable where consumers read.</summary>
    /// <remarks>At least once. The caller never has two facts of one aggregate under way, which keeps their order.</remarks>
    Task<IReadOnlyList<ConsumeFailure>> DeliverAsync(IReadOnlyList<QueuedFact> facts, CancellationToken cancellationToken);
}
