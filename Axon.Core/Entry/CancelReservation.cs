using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Somebody gives up their place before paying.</summary>
public sealed class CancelReservation(Database database, EntryLedger ledger, ReservationStore reservations, OutboxStore outbox, GateReturns returns, TimeProvider clock)
{
    public async Task<CancelResult> HandleAsync(ReservationId id, UserId user, CancellationToken cancellationToken)
    {
        var (outcome, activity) = await database.InTransactionAsync(
            async work =>
            {
                var locked = await ledger.LockAsync(id, work, cancellationToken);
                if (locked is null || locked.Row.User != user)
                {
                    return (CancelOutcome.NotFound, default);
                }

                switch (locked.Row.Status)
                {
                    case ReservationStatus.PENDING:
                        await ledger.SetStatusAsync(id, ReservationStatus.CANCELLED, work, cancellationToken);
                        await outbox.AddAsync(
                            work,
                            [EntryFacts.About(locked, FactType.RESERVATION_CANCELLED, clock), EntryFacts.About(locked, FactType.PLACE_RETURNED, clock)],
                            cancellationToken);
                        return (CancelOutcome.Cancelled, locked.Row.Activity);
                    case ReservationStatus.CONFIRMED or ReservationStatus.STUCK:
                        return (CancelOutcome.InPayment, locked.Row.Activity);
                    case ReservationStatus.CANCELLED:
                        return (CancelOutcome.Cancelled, locked.Row.Activity);
                    default:
                        return (CancelOutcome.Ended, locked.Row.Activity);
                }
            },
            cancellationToken);
        if (outcome == CancelOutcome.Cancelled)
        {
            // The row has moved, whether or not anybody still waits.
            await returns.TryAsync(activity, id, CancellationToken.None);
        }

        return new CancelResult(outcome, outcome == CancelOutcome.NotFound ? null : await reservations.FindAsync(id, CancellationToken.None));
    }
}

public enum CancelOutcome
{
    /// <summary>It is given up, now or before.</summary>
    Cancelled,

    /// <summary>No such reservation, or somebody else's.</summary>
    NotFound,

    /// <summary>A payment has begun: its order is what has to be cancelled.</summary>
    InPayment,

    /// <summary>Paid, expired or refunded: there is nothing to give up.</summary>
    Ended,
}

/// <param name="Reservation">As it is now; null when not found.</param>
public sealed record CancelResult(CancelOutcome Outcome, Reservation? Reservation);
