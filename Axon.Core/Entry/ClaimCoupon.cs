using System.Diagnostics;
using Axon.Core.Catalog.Activities;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Wallet;

namespace Axon.Core.Entry;

/// <summary>A place in a coupon activity is the coupon: row, units and coupon in one transaction, and nothing to pay.</summary>
public sealed class ClaimCoupon(Database database, EntryLedger ledger, ICouponIssuer coupons, OutboxStore outbox, TimeProvider clock)
{
    public async Task<(AddOutcome Outcome, Reservation Row)> HandleAsync(ActivityView activity, Reservation row, ReadOnlyMemory<byte> tokenHash, CancellationToken cancellationToken)
    {
        var paid = row with { Status = ReservationStatus.PAID };
        var written = false;
        try
        {
            var outcome = await database.InTransactionAsync(
                async work =>
                {
                    written = false;
                    var claimed = await ClaimAsync(activity, paid, tokenHash, work, cancellationToken);
                    if (claimed != AddOutcome.Added)
                    {
                        return work.Rollback(claimed);
                    }

                    CrashPoints.Reach(CrashPoints.BeforeClaimCommit);
                    written = true;
                    return claimed;
                },
                cancellationToken);
            return (outcome, paid);
        }
        catch (StoreUnavailableException)
        {
            return (written ? AddOutcome.Unknown : AddOutcome.NotWritten, paid);
        }
    }

    private async Task<AddOutcome> ClaimAsync(ActivityView activity, Reservation paid, ReadOnlyMemory<byte> tokenHash, UnitOfWork work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Fact[] facts =
        [
            EntryFacts.Reserved(paid, activity, clock),
            .. Enumerable.Range(0, paid.Quantity).Select(_ => EntryFacts.CouponIssued(paid, activity, now, clock) with { Quantity = 1 }),
            EntryFacts.Sold(paid, activity, now, clock),
        ];
        var added = await ledger.AddClaimedAsync(new NewReservation(paid, tokenHash, facts, now), work, cancellationToken);
        if (added != AddOutcome.Added)
        {
            return added;
        }

        for (var unit = 1; unit <= paid.Quantity; unit++)
        {
            var issue = await coupons.IssueAsync(
                work, activity.Coupon!.Id, paid.User, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reservation:{paid.Id}:{unit}"), cancellationToken);
            if (issue.Outcome is not (CouponIssueOutcome.Issued or CouponIssueOutcome.AlreadyIssued))
            {
                return issue.Outcome == CouponIssueOutcome.LimitReached ? AddOutcome.LimitReached : AddOutcome.Closed;
            }
        }

        await outbox.AddAsync(work, facts, cancellationToken);
        // Last, because everybody who enters changes this row: it is locked as shortly as possible.
        return await ledger.TakeAsync(paid.Activity, paid.User, paid.Quantity, work, cancellationToken) switch
        {
            TakeOutcome.Taken => AddOutcome.Added,
            TakeOutcome.SoldOut => AddOutcome.SoldOut,
            TakeOutcome.LimitReached => AddOutcome.LimitReached,
            var other => throw new UnreachableException(other.ToString()),
        };
    }
}
