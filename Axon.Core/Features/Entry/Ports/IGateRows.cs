using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <summary>What gates are built from and compared with.</summary>
public interface IGateRows
{
    /// <summary>The epoch of the only gate that may grant holds for an activity, or null when there is no such activity.</summary>
    Task<int?> EpochAsync(ActivityId activity, CancellationToken cancellationToken);

    /// <summary>Activities that people can enter now or later, and those that ended in the last day.</summary>
    Task<IReadOnlyList<GateRow>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Also for a draft, whose gate lets nobody in; null when there is no such activity.</summary>
    Task<GateRow?> FindAsync(ActivityId activity, CancellationToken cancellationToken);

    /// <summary>Locks the activity so that none of its reservations changes until the transaction ends. Null when there is none, or it is a draft.</summary>
    Task<GateRow?> LockAsync(ActivityId activity, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>The places that rows know of, for an activity that is locked.</summary>
    Task<IReadOnlyList<Hold>> PlacesAsync(ActivityId activity, IUnitOfWork work, CancellationToken cancellationToken);

    Task SetEpochAsync(ActivityId activity, int epoch, IUnitOfWork work, CancellationToken cancellationToken);
}
