namespace Axon.Core.Features.Messages.Ports;

/// <summary>Brings facts from the outbox to those who want them.</summary>
public interface IFactDelivery
{
    /// <summary>Answers what did not arrive. What is not in the answer needs the outbox no more: it took effect, or is durable where consumers read.</summary>
    /// <remarks>At least once. The caller never has two facts of one aggregate under way, which keeps their order.</remarks>
    Task<IReadOnlyList<ConsumeFailure>> DeliverAsync(IReadOnlyList<QueuedFact> facts, CancellationToken cancellationToken);
}
