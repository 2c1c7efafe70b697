using Axon.Core.Features.Entry.Release;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs.Entry;

public sealed class ReleaseOverdueRowsJob(SweepOverdueRows sweep) : IPeriodicJob
{
    public Task<bool> RunOnceAsync(CancellationToken cancellationToken) => sweep.HandleAsync(cancellationToken);
}
