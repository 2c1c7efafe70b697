using Axon.Core.Audit;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>Keeps the end of the audit log outside the database.</summary>
public sealed class AnchorAuditJob(AnchorAudit anchor) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await anchor.HandleAsync(cancellationToken);
        return false;
    }
}
