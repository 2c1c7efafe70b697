using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Ends holds whose deadline has passed: the row first, then the place goes back to the gate. The row decides, so a place goes back once however many do this.</summary>
public sealed class ExpireHolds(Database database, EntryLedger ledger, OutboxStore outbox, IEntryGate gate, GateReturns returns, EntryMetrics metrics, TimeProvider clock)
{
    /// <returns>How many ended now.</returns>
    public async Task<int> HandleAsync(ActivityId activity, IReadOnlyCollection<ReservationId> ids, CancellationToken cancellationToken)
    {
        var rows = await database.InTransactionAsync(
            async work =>
            {
                var locked = await ledger.ExpireAsync(activity, ids, work, cancellationToken);
                await outbox.AddAsync(work, [.. locked.Where(row => row.Changed).SelectMany(Facts)], cancellationToken);
                return locked;
            },
            cancellationToken);
        CrashPoints.Reach(CrashPoints.AfterRelease);

        // Rows have moved: the gate is told although nobody may be waiting any more.
        await Task.WhenAll(rows.Select(row => TellAsync(activity, row)));
        // A hold without a row never became a reservation.
        await Task.WhenAll(ids.Except(rows.Select(row => row.Row.Id)).Select(id => returns.TryUnwrittenAsync(activity, id, CancellationToken.None)));
        var ended = rows.Count(row => row.Changed);
        metrics.Released(ended);
        return ended;
    }

    private IEnumerable<Fact> Facts(LockedReservation row) =>
    [
        EntryFacts.About(row, FactType.RESERVATION_EXPIRED, clock),
        EntryFacts.About(row, FactType.PLACE_RETURNED, clock),
    ];

    private async Task TellAsync(ActivityId activity, LockedReservation locked)
    {
        var row = locked.Row;
        try
        {
            await (row.Status switch
            {
                ReservationStatus.PENDING => Task.CompletedTask,
                ReservationStatus.CONFIRMED or ReservationStatus.STUCK => gate.PinAsync(activity, row.Id, null, EntryTimes.LookAgain, CancellationToken.None),
                ReservationStatus.PAID => gate.SellAsync(activity, row.Id, CancellationToken.None),
                _ => gate.ReturnAsync(activity, row.Id, CancellationToken.None),
            });
        }
        catch (StoreUnavailableException)
        {
            // The fact of the return, or the hold's next turn, does it.
        }
    }
}
