using Axon.Core.Audit;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>Removes a draft. What was ever open stays for the books.</summary>
public sealed class DeleteDraftActivity(ActivityStore store, IAuditLog audit, Database database, ActivityChanges changes)
{
    public async Task<Result<ActivityId>> HandleAsync(ActivityId id, int version, UserId? actor, CancellationToken cancellationToken)
    {
        var result = await database.InTransactionAsync<Result<ActivityId>>(
            async work =>
            {
                if (await store.LockAsync(id, work, cancellationToken) is not { } present)
                {
                    return CampaignProblems.Missing<ActivityId>();
                }

                if (present.View.Version != version)
                {
                    return CampaignProblems.Stale<ActivityId>();
                }

                if (present.View.Status != ActivityStatus.DRAFT || present.View.OpenedAt is not null || !await store.TryDeleteAsync(id, work, cancellationToken))
                {
                    return new Problem(CampaignProblems.NotInThisStatus, "status");
                }

                await audit.AppendAsync(
                    new AuditEntry(actor, "activity.delete", "activity", id.ToString(), AuditDetail.Of(ActivityValues.Of(present.View))), work, cancellationToken);
                return id;
            },
            cancellationToken);
        if (result.Ok)
        {
            await changes.PublishAsync(id);
        }

        return result;
    }
}
