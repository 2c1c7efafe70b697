using Axon.Core.Features.Behavior;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs.Behavior;

/// <summary>Takes bad rows away when they are old.</summary>
public sealed class CleanBehaviorJob(CleanBehavior clean) : IPeriodicJob
{
    public Task<bool> RunOnceAsync(CancellationToken cancellationToken) => clean.HandleAsync(cancellationToken);
}
