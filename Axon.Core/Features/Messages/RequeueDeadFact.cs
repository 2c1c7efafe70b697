using Axon.Core.Features.Messages.Ports;

namespace Axon.Core.Features.Messages;

/// <summary>Gives a dead fact back to the relay. Consumers that have handled it before do not handle it again.</summary>
public sealed class RequeueDeadFact(IFactQueue queue, FactSignal signal)
{
    /// <returns>False when there is no such dead fact.</returns>
    public async Task<bool> HandleAsync(Guid fact, CancellationToken cancellationToken)
    {
        var requeued = await queue.RequeueAsync(fact, cancellationToken);
        signal.Raise();
        return requeued;
    }
}
