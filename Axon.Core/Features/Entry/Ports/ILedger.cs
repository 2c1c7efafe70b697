using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <summary>Who owns which units, changed inside a transaction. Here, not in the gate, it is decided that nothing is sold twice.</summary>
/// <remarks>
/// Every change of an activity's reservations shares the activity's row until the transaction ends, and a rebuild of its gate takes that row alone: so
/// the rebuild reads rows that nobody is changing.
/// </remarks>
public interface ILedger
{
    /// <summary>Locks a reservation until the transaction ends, or answers null when there is none.</summary>
    Task<LockedReservation?> LockAsync(ReservationId id, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Locks those of <paramref name="ids"/> that exist, all of one activity, and ends the PENDING ones whose deadline has passed as EXPIRED. Answers all of them as they are now.</summary>
    Task<IReadOnlyList<LockedReservation>> ExpireAsync(ActivityId activity, IReadOnlyCollection<ReservationId> ids, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Takes units of the activity for a person, within the capacity and the person's limit, or changes nothing.</summary>
    Task<TakeOutcome> TakeAsync(ActivityId activity, UserId user, int quantity, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Gives units back that were taken.</summary>
    Task GiveAsync(ActivityId activity, UserId user, int quantity, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Makes a locked reservation PAID, at the moment its order was.</summary>
    Task PayAsync(ReservationId id, DateTimeOffset paidAt, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Changes the status of a locked reservation, to any but PENDING and PAID, and notes when.</summary>
    Task SetStatusAsync(ReservationId id, Contracts.ReservationStatus status, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Writes a hold down that is claimed at once, because there is nothing to pay. Otherwise as <see cref="IReservations.AddAsync"/>.</summary>
    Task<AddOutcome> AddClaimedAsync(NewReservation reservation, IUnitOfWork work, CancellationToken cancellationToken);
}
