using Axon.Core.Audit;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Db;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>Changes how many units there are, also during the sale.</summary>
/// <remarks>
/// Up: the new places are offered at once. Down: never below what is sold or in payment; the database refuses that also when a payment begins in the same moment.
/// Down below sold + held only with consent: places already held stay, whoever begins to pay first gets a unit, and who comes last is told before paying that
/// there is none left. No money moves for them.
/// </remarks>
public sealed class ChangeActivityCapacity(ActivityStore store, IAuditLog audit, Database database, ActivityChanges changes, TimeProvider clock)
{
    /// <param name="version">As last seen; null changes whatever it is now.</param>
    /// <param name="evenBelowHeld">Consent to disappoint people who hold a place.</param>
    public async Task<CapacityResult> HandleAsync(
        ActivityId id, int capacity, int? version, bool evenBelowHeld, UserId? actor, CancellationToken cancellationToken)
    {
        var result = await database.InTransactionAsync(work => ChangeAsync(id, capacity, version, evenBelowHeld, actor, work, cancellationToken), cancellationToken);
        if (result.Outcome == CapacityOutcome.Changed)
        {
            await changes.PublishAsync(id);
        }

        return result;
    }

    private async Task<CapacityResult> ChangeAsync(
        ActivityId id, int capacity, int? version, bool evenBelowHeld, UserId? actor, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (await store.LockAsync(id, work, cancellationToken) is not { } present)
        {
            return new CapacityResult(CapacityOutcome.NotFound);
        }

        var now = clock.GetUtcNow();
        var refusal = present switch
        {
            _ when version is not null && present.View.Version != version => CapacityOutcome.StaleVersion,
            _ when capacity is < 1 or > Limits.Units => CapacityOutcome.OutOfRange,
            _ when present.View.StatusAt(now) == ActivityStatus.ENDED => CapacityOutcome.Ended,
            _ when capacity < present.Taken => CapacityOutcome.BelowTaken,
            _ when capacity < present.View.Capacity && capacity < present.Taken + present.Held && !evenBelowHeld => CapacityOutcome.BelowHeld,
            _ => CapacityOutcome.Changed,
        };
        if (refusal == CapacityOutcome.Changed && !await store.TrySetCapacityAsync(id, capacity, now, work, cancellationToken))
        {
            refusal = CapacityOutcome.BelowTaken;
        }

        if (refusal != CapacityOutcome.Changed)
        {
            return new CapacityResult(refusal, present.View.Capacity, present.Taken, present.Held, present.View.Version);
        }

        await audit.AppendAsync(
            new AuditEntry(actor, "activity.capacity", "activity", id.ToString(), AuditDetail.Of(new { from = present.View.Capacity, to = capacity, present.Taken, present.Held })),
            work,
            cancellationToken);
        return new CapacityResult(CapacityOutcome.Changed, capacity, present.Taken, present.Held, present.View.Version + 1);
    }
}

public enum CapacityOutcome
{
    Changed,
    NotFound,
    StaleVersion,

    /// <summary>Not a number of units that an activity can have.</summary>
    OutOfRange,
    Ended,

    /// <summary>More units are sold or in payment; nothing was changed.</summary>
    BelowTaken,

    /// <summary>
    /// Enough for what is sold, not for all who hold a place and have not begun to pay: those who pay last would find none. Nothing was changed; asking again with
    /// consent changes it.
    /// </summary>
    BelowHeld,
}

/// <param name="Capacity">As it is now.</param>
/// <param name="Taken">Sold or in payment.</param>
/// <param name="Held">Held by people who have not begun to pay.</param>
public readonly record struct CapacityResult(CapacityOutcome Outcome, int Capacity = 0, int Taken = 0, int Held = 0, int Version = 0);
