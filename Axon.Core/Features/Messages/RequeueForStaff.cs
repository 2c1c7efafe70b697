using Axon.Core.Shared;

namespace Axon.Core.Features.Messages;

/// <summary>Gives a dead fact back to the relay because a member of staff wants it delivered again, and writes down who did.</summary>
public sealed class RequeueForStaff(ITransactions transactions, IAuditLog audit, RequeueDeadFact requeue)
{
    /// <returns>False when there is no such dead fact.</returns>
    public async Task<bool> HandleAsync(Guid fact, UserId staff, CancellationToken cancellationToken)
    {
        await transactions.RunAsync(
            async work =>
            {
                await audit.AppendAsync(new AuditEntry(staff, "fact.requeue", "fact", fact.ToString()), work, cancellationToken);
                return true;
            },
            cancellationToken);
        return await requeue.HandleAsync(fact, cancellationToken);
    }
}
