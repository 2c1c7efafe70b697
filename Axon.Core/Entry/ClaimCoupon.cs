using Axon.Core.Catalog.Activities;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Wallet;

namespace Axon.Core.Entry;

/// <summary>A place in a coupon activity is the coupon: row, units and coupon in one transaction, and nothing to pay.</summary>
public sealed class ClaimCoupon(ITransactions transactions, ILedger ledger, ICouponIssuer coupons, IOutbox outbox, TimeProvider clock)
{
    public async Task<(AddOutcome Outcome, Reservation Row)> HandleAsync(ActivityView activity, Reservation row, ReadOnlyMemory<byte> tokenHash, CancellationToken cancellationToken)
    {
        var paid = row with { Status = ReservationStatus.PAID };
        var written = false;
        try
        {
            await transactions.RunAsync(
                async work =>
                {
                    written = false;
                    await ClaimAsync(activity, paid, tokenHash, work, cancellationToken);
                    CrashPoints.Reach(CrashPoints.BeforeClaimCommit);
                    return written = true;
                },
                cancellationToken);
            return (AddOutcome.Added, paid);
        }
        catch (Refusal refusal)
        {
            return (refusal.Outcome, paid);
        }
        catch (StoreUnavailableException)
        {
            return (written ? AddOutcome.Unknown : AddOutcome.NotWritten, paid);
        }
    }

    private async Task ClaimAsync(ActivityView activity, Reservation paid, ReadOnlyMemory<byte> tokenHash, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        Fact[] facts =
        [
            EntryFacts.Reserved(paid, activity, clock),
            .. Enumerable.Range(0, paid.Quantity).Select(_ => EntryFacts.CouponIssued(paid, activity, now, clock) with { Quantity = 1 }),
            EntryFacts.Sold(paid, activity, now, clock),
        ];
        var added = await ledger.AddClaimedAsync(new NewReservation(paid, tokenHash, facts, now), work, cancellationToken);
        Require(added == AddOutcome.Added, added);
        for (var unit = 1; unit <= paid.Quantity; unit++)
        {
            var issue = await coupons.IssueAsync(
                work, activity.Coupon!.Id, paid.User, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"reservation:{paid.Id}:{unit}"), cancellationToken);
            Require(
                issue.Outcome is CouponIssueOutcome.Issued or CouponIssueOutcome.AlreadyIssued,
                issue.Outcome == CouponIssueOutcome.LimitReached ? AddOutcome.LimitReached : AddOutcome.Closed);
        }

        await outbox.AddAsync(work, facts, cancellationToken);
        // Last, because everybody who enters changes this row: it is locked as shortly as possible.
        var taken = await ledger.TakeAsync(paid.Activity, paid.User, paid.Quantity, work, cancellationToken);
        Require(taken == TakeOutcome.Taken, taken == TakeOutcome.SoldOut ? AddOutcome.SoldOut : AddOutcome.LimitReached);
    }

    private static void Require(bool holds, AddOutcome otherwise)
    {
        if (!holds)
        {
            throw new Refusal(otherwise);
        }
    }

    /// <summary>Rolls the transaction back; never leaves this class.</summary>
    private sealed class Refusal(AddOutcome outcome) : Exception
    {
        public AddOutcome Outcome { get; } = outcome;
    }
}
