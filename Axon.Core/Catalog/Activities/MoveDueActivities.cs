using Axon.Core.Audit;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>Opens and closes what is due. Any number of processes may run it: each row is moved by one of them.</summary>
public sealed class MoveDueActivities(ActivityStore store, IAuditLog audit, Database database, ActivityChanges changes, TimeProvider clock)
{
    /// <returns>When to come again; null when nothing is scheduled.</returns>
    public async Task<DateTimeOffset?> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var moved = await database.InTransactionAsync(work => MoveAsync(now, work, cancellationToken), cancellationToken);
        foreach (var id in moved)
        {
            await changes.PublishAsync(id);
        }

        return await store.NextDueAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<ActivityId>> MoveAsync(DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        var due = await store.LockDueAsync(now, work, cancellationToken);
        foreach (var activity in due)
        {
            var to = activity.ClosesAt <= now ? ActivityStatus.ENDED : ActivityStatus.OPEN;
            await store.SetStatusAsync(activity.Id, to, now, work, cancellationToken);
            await audit.AppendAsync(
                new AuditEntry(null, $"activity.auto-{(to == ActivityStatus.OPEN ? "open" : "end")}", "activity", activity.Id.ToString(), AuditDetail.Of(new { from = activity.Status, to })),
                work,
                cancellationToken);
        }

        return [.. due.Select(activity => activity.Id)];
    }
}

/// <summary>An activity whose opening or end has come.</summary>
public sealed record DueActivity(ActivityId Id, ActivityStatus Status, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);
