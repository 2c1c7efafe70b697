using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>What a person has, by the rows: also when the gate has forgotten it.</summary>
public sealed class FindReservations(ReservationStore reservations)
{
    private const int Most = 100;

    /// <summary>The reservation when it is this person's.</summary>
    public async Task<Reservation?> HandleAsync(ReservationId id, UserId user, CancellationToken cancellationToken) =>
        await reservations.FindAsync(id, cancellationToken) is { } row && row.User == user ? row : null;

    /// <summary>The person's newest in an activity.</summary>
    public Task<Reservation?> HandleAsync(ActivityId activity, UserId user, CancellationToken cancellationToken) =>
        reservations.FindNewestAsync(activity, user, cancellationToken);

    /// <summary>All of the person's, the newest first.</summary>
    public Task<IReadOnlyList<Reservation>> HandleAsync(UserId user, CancellationToken cancellationToken) =>
        reservations.ListAsync(user, Most, cancellationToken);
}
