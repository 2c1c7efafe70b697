using Axon.Core.Features.Messages;
using Axon.Workers.Hosting;

namespace Axon.Workers.Consumers;

/// <summary>Every consumer of facts, each with a place of its own in the stream.</summary>
public sealed class ReadFacts(ReceiveFacts receive) : IConsumer
{
    public Task RunAsync(CancellationToken cancellationToken) => receive.HandleAsync(cancellationToken);
}
