using Axon.Core.Accounts;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>Forgets sessions that expired, and old counts of wrong passwords.</summary>
public sealed class CleanSessionsJob(CleanSessions clean) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await clean.HandleAsync(cancellationToken);
        return false;
    }
}
