using Axon.Core.Audit;
using Axon.Core.Catalog.Activities;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Campaigns;

/// <summary>DRAFT → ACTIVE → ENDED. Ends only when none of its activities is scheduled, open or paused.</summary>
public sealed class ChangeCampaignStatus(CampaignStore store, ActivityStore activities, IAuditLog audit, Database database, TimeProvider clock)
{
    public Task<Result<CampaignStatus>> HandleAsync(CampaignId id, int version, CampaignStatus to, UserId? actor, CancellationToken cancellationToken) =>
        database.InTransactionAsync(work => ChangeAsync(id, version, to, actor, work, cancellationToken), cancellationToken);

    private async Task<Result<CampaignStatus>> ChangeAsync(
        CampaignId id, int version, CampaignStatus to, UserId? actor, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await store.LockAsync(id, work, cancellationToken) is not { } present)
        {
            return CampaignProblems.Missing<CampaignStatus>();
        }

        if (present.Version != version)
        {
            return CampaignProblems.Stale<CampaignStatus>();
        }

        if ((present.Status, to) is not ((CampaignStatus.DRAFT, CampaignStatus.ACTIVE) or (CampaignStatus.DRAFT or CampaignStatus.ACTIVE, CampaignStatus.ENDED)))
        {
            return new Problem(CampaignProblems.NotInThisStatus, "status");
        }

        if (to == CampaignStatus.ENDED && await activities.CountUnfinishedAsync(id, work, cancellationToken) > 0)
        {
            return new Problem(CampaignProblems.HasLiveActivities, "status");
        }

        await store.SetStatusAsync(id, to, clock.GetUtcNow(), work, cancellationToken);
        await audit.AppendAsync(
            new AuditEntry(actor, "campaign.status", "campaign", id.ToString(), AuditDetail.Of(new { from = present.Status, to })), work, cancellationToken);
        return to;
    }
}
