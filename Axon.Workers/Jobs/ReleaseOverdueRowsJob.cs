using Axon.Core.Entry;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

public sealed class ReleaseOverdueRowsJob(SweepOverdueRows sweep) : IPeriodicJob
{
    public Task<bool> RunOnceAsync(CancellationToken cancellationToken) => sweep.HandleAsync(cancellationToken);
}
