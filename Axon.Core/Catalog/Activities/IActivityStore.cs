using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>Activities and their stock.</summary>
public interface IActivityStore
{
    /// <summary>One query; null when there is none.</summary>
    Task<ActivityView?> FindAsync(ActivityId id, CancellationToken cancellationToken);

    /// <summary>Scheduled, open and paused ones by opening time, then those that ended after <paramref name="endedSince"/>, newest first.</summary>
    Task<IReadOnlyList<ActivityView>> ListPublicAsync(DateTimeOffset endedSince, CancellationToken cancellationToken);

    /// <summary>All of a campaign, or of all campaigns, in any status, with what is taken and held; newest first.</summary>
    Task<Page<ActivityDetails>> ListAsync(CampaignId? campaign, ActivityStatus? status, int page, int size, CancellationToken cancellationToken);

    Task<ActivityDetails?> FindDetailsAsync(ActivityId id, CancellationToken cancellationToken);

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    Task<ActivityDetails?> LockAsync(ActivityId id, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>A draft of version 1, with its stock.</summary>
    Task<ActivityId> InsertAsync(CampaignId campaign, ActivityValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Writes all values but the capacity and raises the version. The caller holds the lock.</summary>
    Task UpdateAsync(ActivityId id, ActivityValues values, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Sets the capacity unless more is taken already, and raises the version.</summary>
    /// <returns>False when more is taken; nothing is changed then.</returns>
    Task<bool> TrySetCapacityAsync(ActivityId id, int capacity, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Moves the status, keeps when it opened or ended, and raises the version. The caller holds the lock.</summary>
    Task SetStatusAsync(ActivityId id, ActivityStatus status, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Removes a draft that nobody ever took part in.</summary>
    /// <returns>False when something refers to it.</returns>
    Task<bool> TryDeleteAsync(ActivityId id, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Locks what has to open or close at <paramref name="now"/> and is not being moved by someone else.</summary>
    Task<IReadOnlyList<DueActivity>> LockDueAsync(DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Activities of a campaign that are scheduled, open or paused.</summary>
    Task<int> CountUnfinishedAsync(CampaignId campaign, UnitOfWork work, CancellationToken cancellationToken);

    /// <summary>When the next one opens or closes; null when none will.</summary>
    Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken);
}

public sealed record DueActivity(ActivityId Id, ActivityStatus Status, DateTimeOffset OpensAt, DateTimeOffset ClosesAt);
