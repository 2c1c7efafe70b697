using Axon.Core.Features.Messages.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Messages;

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
