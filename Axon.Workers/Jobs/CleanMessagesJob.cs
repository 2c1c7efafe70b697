using Axon.Core.Facts;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>Forgets delivered facts when they are old.</summary>
public sealed class CleanMessagesJob(CleanMessages clean) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await clean.HandleAsync(cancellationToken);
        return false;
    }
}
