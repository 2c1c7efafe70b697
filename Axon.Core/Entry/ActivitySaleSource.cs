using System.Diagnostics;
using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Entry;

/// <summary>Reservations as something that can be paid for.</summary>
public sealed partial class ActivitySaleSource(
    EntryLedger ledger, ReservationStore reservations, IEntryGate gate, OutboxStore outbox, TimeProvider clock, ILogger<ActivitySaleSource> logger) : ISaleSource
{
    public SaleKind Kind => SaleKind.ACTIVITY;

    public async Task PinAsync(SaleRef sale, UserId user, CancellationToken cancellationToken)
    {
        try
        {
            if (await reservations.FindAsync(Id(sale), cancellationToken) is { } row && row.User == user)
            {
                await gate.PinAsync(row.Activity, row.Id, user, EntryTimes.LookAgain, cancellationToken);
            }
        }
        catch (StoreUnavailableException exception) when (exception.Store == "redis")
        {
            // Without the pin the sweeper asks the database at the deadline, which decides either way.
            Log.NotPinned(logger, sale.Id, exception.Message);
        }
    }

    public async Task<ClaimResult> ClaimAsync(SaleRef sale, UserId user, UnitOfWork work, CancellationToken cancellationToken)
    {
        var locked = await ledger.LockAsync(Id(sale), work, cancellationToken);
        if (locked is null || locked.Row.User != user)
        {
            return new ClaimResult(ClaimOutcome.NotFound);
        }

        return locked.Row.Status switch
        {
            ReservationStatus.PENDING when locked.Row.DeadlineAt <= locked.Now => new ClaimResult(ClaimOutcome.Expired),
            ReservationStatus.PENDING when locked.Activity.EndedEarly => new ClaimResult(ClaimOutcome.Closed),
            ReservationStatus.PENDING => await TakeAsync(sale, locked, work, cancellationToken),
            ReservationStatus.CONFIRMED or ReservationStatus.STUCK => new ClaimResult(ClaimOutcome.Claimed, Claim(sale, locked)),
            ReservationStatus.PAID => new ClaimResult(ClaimOutcome.AlreadyPaid),
            ReservationStatus.EXPIRED => new ClaimResult(ClaimOutcome.Expired),
            ReservationStatus.CANCELLED or ReservationStatus.REFUNDED => new ClaimResult(ClaimOutcome.Cancelled),
            var status => throw new UnreachableException(status.ToString()),
        };
    }

    public async Task<bool> HasClaimAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken) =>
        await ledger.LockAsync(Id(sale), work, cancellationToken) is { Row.Status: ReservationStatus.CONFIRMED or ReservationStatus.STUCK };

    public Task MarkStuckAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken) =>
        MoveAsync(sale, ReservationStatus.CONFIRMED, ReservationStatus.STUCK, work, cancellationToken);

    public Task ClearStuckAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken) =>
        MoveAsync(sale, ReservationStatus.STUCK, ReservationStatus.CONFIRMED, work, cancellationToken);

    public async Task OnPaidAsync(SaleRef sale, DateTimeOffset paidAt, UnitOfWork work, CancellationToken cancellationToken)
    {
        var locked = await LockAsync(sale, work, cancellationToken);
        switch (locked.Row.Status)
        {
            case ReservationStatus.PAID:
                return;
            case ReservationStatus.CONFIRMED or ReservationStatus.STUCK:
                await ledger.PayAsync(locked.Row.Id, paidAt, work, cancellationToken);
                await outbox.AddAsync(work, [EntryFacts.About(locked, FactType.PLACE_SOLD, clock)], cancellationToken);
                return;
            case var status:
                // The caller must have asked HasClaim in this transaction: money for a place that is gone has to be refunded.
                throw new InvalidOperationException($"Reservation {locked.Row.Id} is {status} and cannot be paid");
        }
    }

    public async Task ReleaseAsync(SaleRef sale, ReleaseReason reason, UnitOfWork work, CancellationToken cancellationToken)
    {
        var locked = await LockAsync(sale, work, cancellationToken);
        var row = locked.Row;
        // A refund gives back what was paid; anything else gives back what was not.
        if (reason == ReleaseReason.REFUNDED ? row.Status != ReservationStatus.PAID : !row.IsLive)
        {
            return;
        }

        await ledger.SetStatusAsync(row.Id, Ended(reason), work, cancellationToken);
        if (row.Status != ReservationStatus.PENDING)
        {
            await ledger.GiveAsync(row.Activity, row.User, row.Quantity, work, cancellationToken);
        }

        FactType[] facts = reason switch
        {
            ReleaseReason.EXPIRED => [FactType.RESERVATION_EXPIRED, FactType.PLACE_RETURNED],
            ReleaseReason.CANCELLED => [FactType.RESERVATION_CANCELLED, FactType.PLACE_RETURNED],
            // REFUND, with the money, is the fact of Payments.
            ReleaseReason.REFUNDED => [FactType.PLACE_RETURNED],
            _ => throw new UnreachableException(reason.ToString()),
        };
        await outbox.AddAsync(work, [.. facts.Select(type => EntryFacts.About(locked, type, clock))], cancellationToken);
    }

    private static ReservationId Id(SaleRef sale) => new(sale.Id);

    private static ReservationStatus Ended(ReleaseReason reason) => reason switch
    {
        ReleaseReason.EXPIRED => ReservationStatus.EXPIRED,
        ReleaseReason.CANCELLED => ReservationStatus.CANCELLED,
        ReleaseReason.REFUNDED => ReservationStatus.REFUNDED,
        _ => throw new UnreachableException(reason.ToString()),
    };

    private static Claim Claim(SaleRef sale, LockedReservation locked) => new(
        sale,
        locked.Activity.Title,
        locked.Row.Quantity,
        locked.Activity.Price,
        locked.Row.DeadlineAt,
        locked.Activity.RefundDays,
        locked.Activity.Category,
        locked.Activity.Campaign,
        locked.Activity.Id,
        locked.Activity.Product);

    private async Task<ClaimResult> TakeAsync(SaleRef sale, LockedReservation locked, UnitOfWork work, CancellationToken cancellationToken)
    {
        var row = locked.Row;
        var taken = await ledger.TakeAsync(row.Activity, row.User, row.Quantity, work, cancellationToken);
        switch (taken)
        {
            case TakeOutcome.Taken:
                await ledger.SetStatusAsync(row.Id, ReservationStatus.CONFIRMED, work, cancellationToken);
                CrashPoints.Reach(CrashPoints.BeforeClaimCommit);
                return new ClaimResult(ClaimOutcome.Claimed, Claim(sale, locked));
            case TakeOutcome.SoldOut:
                return new ClaimResult(ClaimOutcome.SoldOut);
            case TakeOutcome.LimitReached:
                return new ClaimResult(ClaimOutcome.LimitReached);
            default:
                throw new UnreachableException(taken.ToString());
        }
    }

    private async Task MoveAsync(SaleRef sale, ReservationStatus from, ReservationStatus to, UnitOfWork work, CancellationToken cancellationToken)
    {
        var locked = await LockAsync(sale, work, cancellationToken);
        if (locked.Row.Status == from)
        {
            await ledger.SetStatusAsync(locked.Row.Id, to, work, cancellationToken);
        }
    }

    private async Task<LockedReservation> LockAsync(SaleRef sale, UnitOfWork work, CancellationToken cancellationToken) =>
        await ledger.LockAsync(Id(sale), work, cancellationToken) ?? throw new InvalidOperationException($"There is no reservation {sale.Id}");

    private static partial class Log
    {
        [LoggerMessage(2030, LogLevel.Warning, "The hold of reservation {ReservationId} was not pinned: {Reason}")]
        public static partial void NotPinned(ILogger logger, Guid reservationId, string reason);
    }
}
