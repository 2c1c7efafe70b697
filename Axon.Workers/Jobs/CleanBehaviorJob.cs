using Axon.Core.Tracking;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>Takes away what was kept beside the events and is old.</summary>
public sealed class CleanBehaviorJob(CleanBehavior clean) : IPeriodicJob
{
    public Task<bool> RunOnceAsync(CancellationToken cancellationToken) => clean.HandleAsync(cancellationToken);
}
