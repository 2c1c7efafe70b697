using Axon.Core.Audit;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>Moves an activity along its statuses by the hand of staff. Scheduling makes a campaign that is a draft active.</summary>
public sealed class ChangeActivityStatus(
    ActivityStore store, CampaignStore campaigns, IAuditLog audit, Database database, ActivityChanges changes, TimeProvider clock)
{
    /// <param name="version">As last seen by who acts; null acts on whatever it is now, for emergencies and programs.</param>
    public async Task<Result<ActivityStatus>> HandleAsync(ActivityId id, ActivityAction action, int? version, UserId? actor, CancellationToken cancellationToken)
    {
        var result = await database.InTransactionAsync(work => MoveAsync(id, action, version, actor, work, cancellationToken), cancellationToken);
        if (result.Ok)
        {
            await changes.PublishAsync(id);
        }

        return result;
    }

    private async Task<Result<ActivityStatus>> MoveAsync(
        ActivityId id, ActivityAction action, int? version, UserId? actor, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await store.LockAsync(id, work, cancellationToken) is not { } present)
        {
            return CampaignProblems.Missing<ActivityStatus>();
        }

        if (version is not null && present.View.Version != version)
        {
            return CampaignProblems.Stale<ActivityStatus>();
        }

        var now = clock.GetUtcNow();
        var from = present.View.StatusAt(now);
        if (ActivityStatusMachine.Next(from, action) is not { } to)
        {
            return new Problem(CampaignProblems.NotInThisStatus, "status");
        }

        if (to is not (ActivityStatus.ENDED or ActivityStatus.DRAFT) && present.View.ClosesAt <= now)
        {
            return new Problem(CampaignProblems.EndInPast, "closesAt");
        }

        if (action == ActivityAction.SCHEDULE && await ActivateCampaignAsync(present.View.Campaign, actor, now, work, cancellationToken) is { } problem)
        {
            return problem;
        }

        if (action == ActivityAction.OPEN)
        {
            // Opened before its time: what people were told changes with it.
            await store.UpdateAsync(id, ActivityValues.Of(present.View) with { OpensAt = now }, now, work, cancellationToken);
        }

        await store.SetStatusAsync(id, to, now, work, cancellationToken);
        await audit.AppendAsync(
            new AuditEntry(actor, $"activity.{action.ToString().ToLowerInvariant()}", "activity", id.ToString(), AuditDetail.Of(new { from, to })), work, cancellationToken);
        return to;
    }

    private async Task<Problem?> ActivateCampaignAsync(CampaignId id, UserId? actor, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.LockAsync(id, work, cancellationToken);
        if (campaign?.Status == CampaignStatus.DRAFT)
        {
            await campaigns.SetStatusAsync(id, CampaignStatus.ACTIVE, now, work, cancellationToken);
            await audit.AppendAsync(
                new AuditEntry(actor, "campaign.status", "campaign", id.ToString(), AuditDetail.Of(new { from = campaign.Status, to = CampaignStatus.ACTIVE })), work, cancellationToken);
        }

        return campaign?.Status == CampaignStatus.ENDED ? new Problem(CampaignProblems.CampaignEnded) : null;
    }
}

/// <summary>DRAFT → SCHEDULED → OPEN ⇄ PAUSED → ENDED, and nothing else.</summary>
public static class ActivityStatusMachine
{
    /// <summary>The next status, or null when the action makes no sense in this one.</summary>
    public static ActivityStatus? Next(ActivityStatus from, ActivityAction action) => (from, action) switch
    {
        (ActivityStatus.DRAFT, ActivityAction.SCHEDULE) => ActivityStatus.SCHEDULED,
        (ActivityStatus.SCHEDULED, ActivityAction.UNSCHEDULE) => ActivityStatus.DRAFT,
        (ActivityStatus.SCHEDULED, ActivityAction.OPEN) => ActivityStatus.OPEN,
        (ActivityStatus.OPEN, ActivityAction.PAUSE) => ActivityStatus.PAUSED,
        (ActivityStatus.PAUSED, ActivityAction.RESUME) => ActivityStatus.OPEN,
        (ActivityStatus.SCHEDULED or ActivityStatus.OPEN or ActivityStatus.PAUSED, ActivityAction.END) => ActivityStatus.ENDED,
        _ => null,
    };

    /// <summary>What staff may do now, in the order in which buttons stand.</summary>
    public static IReadOnlyList<ActivityAction> Possible(ActivityStatus from) =>
        [.. Enum.GetValues<ActivityAction>().Where(action => Next(from, action) is not null)];
}

/// <summary>What moves an activity from one status to the next.</summary>
public enum ActivityAction
{
    SCHEDULE,

    /// <summary>Back to a draft, before it has opened.</summary>
    UNSCHEDULE,

    /// <summary>Now, before its time.</summary>
    OPEN,
    PAUSE,
    RESUME,
    END,
}
