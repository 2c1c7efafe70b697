using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Facts;

/// <summary>Gives a dead fact back to the relay because a member of staff wants it delivered again, and writes down who did. Consumers that have handled it before do not handle it again.</summary>
public sealed class RequeueForStaff(Database database, IAuditLog audit, IFactQueue queue, FactSignal signal)
{
    /// <returns>False when there is no such dead fact; then nothing is written down.</returns>
    public async Task<bool> HandleAsync(Guid fact, UserId staff, CancellationToken cancellationToken)
    {
        var requeued = await database.InTransactionAsync(
            async work =>
            {
                if (!await queue.RequeueAsync(fact, work, cancellationToken))
                {
                    return false;
                }

                await audit.AppendAsync(new AuditEntry(staff, "fact.requeue", "fact", fact.ToString()), work, cancellationToken);
                return true;
            },
            cancellationToken);
        signal.Raise();
        return requeued;
    }
}
