using System.Diagnostics;
using Axon.Core.Catalog.Activities;
using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Makes a gate's hold and its row agree before its person is answered. Null means: the gate has changed, ask it again.</summary>
public sealed class RecordHold(
    IEntryGate gate,
    ReservationStore reservations,
    ReservationTokens tokens,
    ClaimCoupon claimCoupon,
    ExpireHolds expire,
    GateReturns returns,
    LostHolds lost,
    GateEpochs epochs,
    GateRepairs repairs,
    TimeProvider clock)
{
    /// <summary>Writes a fresh hold down, or gives it back: at once, or once it is known whether it was written.</summary>
    public Task<EntryResult?> RecordAsync(ActivityView activity, Hold hold, int epoch, CancellationToken cancellationToken) =>
        RecordAsync(activity, hold, epoch, pinned: false, cancellationToken);

    private async Task<EntryResult?> RecordAsync(ActivityView activity, Hold hold, int epoch, bool pinned, CancellationToken cancellationToken)
    {
        var written = false;
        try
        {
            var result = await WriteAsync(activity, hold, epoch, cancellationToken);
            written = result is not { Outcome: EntryOutcome.Unknown };
            return result;
        }
        finally
        {
            if (!written)
            {
                lost.Add(activity.Id, hold.Id, pinned);
            }
        }
    }

    private async Task<EntryResult?> WriteAsync(ActivityView activity, Hold hold, int epoch, CancellationToken cancellationToken)
    {
        CrashPoints.Reach(CrashPoints.AfterHold);
        var row = Row(activity, hold, epoch);
        var added = activity.Type == ActivityType.COUPON
            ? await claimCoupon.HandleAsync(activity, row, await HashAsync(row, cancellationToken), cancellationToken)
            : await AddAsync(activity, row, cancellationToken);
        CrashPoints.Reach(CrashPoints.AfterReservationRow);
        return added.Outcome switch
        {
            AddOutcome.Added => new EntryResult(EntryOutcome.Reserved, added.Row),
            AddOutcome.Present => await FoundAsync(activity, hold, await reservations.FindAsync(hold.Id, cancellationToken), cancellationToken),
            AddOutcome.OtherLive => await OtherAsync(activity, hold, cancellationToken),
            AddOutcome.OtherEpoch => await ClosedAsync(activity, hold, cancellationToken),
            AddOutcome.Unknown => new EntryResult(EntryOutcome.Unknown),
            AddOutcome.Late or AddOutcome.NotWritten => await GiveBackAsync(activity, hold, new EntryResult(EntryOutcome.Unavailable), cancellationToken),
            AddOutcome.SoldOut => await GiveBackAsync(activity, hold, new EntryResult(EntryOutcome.SoldOut), cancellationToken),
            AddOutcome.LimitReached => await GiveBackAsync(activity, hold, new EntryResult(EntryOutcome.LimitReached, Figure: activity.PerPersonLimit), cancellationToken),
            AddOutcome.Closed => await GiveBackAsync(activity, hold, new EntryResult(EntryOutcome.Closed), cancellationToken),
            _ => throw new UnreachableException(added.Outcome.ToString()),
        };
    }

    /// <summary>The gate knows the person's hold: looks what its row says by now, and writes it down when the first answer was lost before that.</summary>
    public async Task<EntryResult?> RecallAsync(ActivityView activity, Hold hold, int epoch, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Reservation? row;
        try
        {
            row = await reservations.FindAsync(hold.Id, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            return new EntryResult(EntryOutcome.Unknown);
        }

        if (row is not null)
        {
            return row.Status == ReservationStatus.PENDING && hold.DeadlineAt <= now
                ? await EndedAsync(activity, hold, cancellationToken)
                : await FoundAsync(activity, hold, row, cancellationToken);
        }

        if (hold.DeadlineAt <= now)
        {
            await gate.ReturnAsync(activity.Id, hold.Id, cancellationToken);
            return null;
        }

        // Whoever gives back holds without a row leaves a pinned one alone. One that has gone back already is not written down.
        lost.Forget(hold.Id);
        if (await gate.PinAsync(activity.Id, hold.Id, hold.User, TimeSpan.Zero, cancellationToken) != PinOutcome.Pinned)
        {
            return null;
        }

        var result = await RecordAsync(activity, hold, epoch, pinned: true, cancellationToken);
        return result is { Outcome: EntryOutcome.Reserved } made ? made with { Outcome = EntryOutcome.AlreadyReserved } : result;
    }

    private async Task<EntryResult?> FoundAsync(ActivityView activity, Hold hold, Reservation? row, CancellationToken cancellationToken)
    {
        if (row is { IsLive: true })
        {
            return new EntryResult(EntryOutcome.AlreadyReserved, row);
        }

        if (row is { Status: ReservationStatus.PAID })
        {
            await gate.SellAsync(activity.Id, hold.Id, cancellationToken);
            // Entering is all there is to a coupon: this is the answer that was lost. To a buyer the next entry is a new one.
            return activity.Type == ActivityType.COUPON ? new EntryResult(EntryOutcome.AlreadyReserved, row) : null;
        }

        await gate.ReturnAsync(activity.Id, hold.Id, cancellationToken);
        return null;
    }

    private async Task<EntryResult?> EndedAsync(ActivityView activity, Hold hold, CancellationToken cancellationToken)
    {
        await expire.HandleAsync(activity.Id, [hold.Id], cancellationToken);
        return null;
    }

    private async Task<EntryResult?> OtherAsync(ActivityView activity, Hold hold, CancellationToken cancellationToken)
    {
        await ReturnAsync(activity, hold, cancellationToken);
        // The gate lacks a place that a row has: it is wrong about more than this person.
        repairs.Ask(activity.Id);
        return await reservations.FindNewestAsync(activity.Id, hold.User, cancellationToken) is { IsLive: true } live
            ? new EntryResult(EntryOutcome.AlreadyReserved, live)
            : null;
    }

    private async Task<EntryResult?> ClosedAsync(ActivityView activity, Hold hold, CancellationToken cancellationToken)
    {
        repairs.Ask(activity.Id);
        await epochs.RefreshAsync(activity.Id, cancellationToken);
        return await GiveBackAsync(activity, hold, new EntryResult(EntryOutcome.GateClosed), cancellationToken);
    }

    private async Task<EntryResult?> GiveBackAsync(ActivityView activity, Hold hold, EntryResult result, CancellationToken cancellationToken)
    {
        await ReturnAsync(activity, hold, cancellationToken);
        return result;
    }

    private async Task ReturnAsync(ActivityView activity, Hold hold, CancellationToken cancellationToken)
    {
        if (!await returns.TryAsync(activity.Id, hold.Id, cancellationToken))
        {
            lost.Add(activity.Id, hold.Id, pinned: true);
        }
    }

    private async Task<(AddOutcome Outcome, Reservation Row)> AddAsync(ActivityView activity, Reservation row, CancellationToken cancellationToken)
    {
        var fresh = new NewReservation(row, await HashAsync(row, cancellationToken), [EntryFacts.Reserved(row, activity, clock)]);
        return (await reservations.AddAsync(fresh, cancellationToken), row);
    }

    private async ValueTask<byte[]> HashAsync(Reservation row, CancellationToken cancellationToken) =>
        ReservationTokens.Hash(await tokens.IssueAsync(row, cancellationToken));

    private static Reservation Row(ActivityView activity, Hold hold, int epoch) =>
        new(hold.Id, activity.Id, hold.User, hold.Quantity, ReservationStatus.PENDING, epoch, hold.ReservedAt, hold.DeadlineAt);
}
