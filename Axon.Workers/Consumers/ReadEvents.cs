using Axon.Core.Features.Behavior;
using Axon.Workers.Hosting;

namespace Axon.Workers.Consumers;

/// <summary>Behaviour events, from the stream to the index.</summary>
public sealed class ReadEvents(IndexEvents index) : IConsumer
{
    public Task RunAsync(CancellationToken cancellationToken) => index.HandleAsync(cancellationToken);
}
