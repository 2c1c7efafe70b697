using Axon.Core.Tracking.Index;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>Prepares the search index, drops its days that are too old, and switches readers over to a new version when it is full.</summary>
public sealed class KeepBehaviorIndexJob(KeepBehaviorIndex keep) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await keep.HandleAsync(cancellationToken);
        return false;
    }
}
