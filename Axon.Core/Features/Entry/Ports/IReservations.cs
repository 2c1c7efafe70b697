using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Ports;

/// <summary>The rows of reservations, outside of a transaction.</summary>
public interface IReservations
{
    /// <summary>Writes a new hold down with its facts. When it answers Added, it is durable.</summary>
    /// <remarks>Shares one transaction with others that arrive at the same time. Idempotent by id. Never throws for an absent database: see <see cref="AddOutcome"/>.</remarks>
    Task<AddOutcome> AddAsync(NewReservation reservation, CancellationToken cancellationToken);

    Task<Reservation?> FindAsync(ReservationId id, CancellationToken cancellationToken);

    /// <summary>A person's newest reservation in an activity, whatever became of it.</summary>
    Task<Reservation?> FindNewestAsync(ActivityId activity, UserId user, CancellationToken cancellationToken);

    /// <summary>The person's place that can still be paid for, the one that ends first; null when there is none.</summary>
    Task<Reservation?> FindHeldAsync(UserId user, CancellationToken cancellationToken);

    /// <summary>A person's reservations, the newest first.</summary>
    Task<IReadOnlyList<Reservation>> ListAsync(UserId user, int most, CancellationToken cancellationToken);

    /// <summary>PENDING rows whose deadline passed at least <paramref name="grace"/> ago, the oldest first.</summary>
    Task<IReadOnlyList<(ActivityId Activity, ReservationId Id)>> OverdueAsync(TimeSpan grace, int most, CancellationToken cancellationToken);
}
