using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Activities;

/// <summary>Changes how many units there are, also during the sale.</summary>
/// <remarks>
/// Up: the new places are offered at once. Down: never below what is sold or in payment; the database refuses that also when a payment begins in the same moment.
/// Down below sold + held only with consent: places already held stay, whoever begins to pay first gets a unit, and who comes last is told before paying that
/// there is none left. No money moves for them.
/// </remarks>
public sealed class ChangeActivityCapacity(IActivityStore store, IAuditLog audit, ITransactions transactions, ActivityChanges changes, TimeProvider clock)
{
    /// <param name="version">As last seen; null changes whatever it is now.</param>
    /// <param name="evenBelowHeld">Consent to disappoint people who hold a place.</param>
    public async Task<CapacityResult> HandleAsync(
        ActivityId id, int capacity, int? version, bool evenBelowHeld, UserId? actor, CancellationToken cancellationToken)
    {
        var result = await transactions.RunAsync(work => ChangeAsync(id, capacity, version, evenBelowHeld, actor, work, cancellationToken), cancellationToken);
        if (result.Outcome == CapacityOutcome.Changed)
        {
            await changes.PublishAsync(id);
        }

        return result;
    }

    private async Task<CapacityResult> ChangeAsync(
        ActivityId id, int capacity, int? version, bool evenBelowHeld, UserId? actor, IUnitOfWork work, CancellationToken cancellationToken)
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
