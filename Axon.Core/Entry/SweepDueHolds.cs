using Axon.Core.Kernel;

namespace Axon.Core.Entry;

/// <summary>Ends the holds of all gates whose time has come, and tells when the next one comes. Any number may run at once.</summary>
public sealed class SweepDueHolds(GateStore rows, IEntryGate gate, ExpireHolds expire)
{
    private const int Batch = 200;

    /// <returns>How long until the next hold is due, at most <paramref name="atMost"/>.</returns>
    public async Task<TimeSpan> HandleAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var gates = await rows.ListAsync(cancellationToken);
        var pauses = await Task.WhenAll(gates.Select(row => SweepAsync(row.Settings.Activity, cancellationToken)));
        return pauses.Append(atMost).Min();
    }

    private async Task<TimeSpan> SweepAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        while (true)
        {
            var due = await gate.TakeDueAsync(activity, Batch, EntryTimes.SweepLease, cancellationToken);
            if (due.Holds.Count > 0)
            {
                await expire.HandleAsync(activity, [.. due.Holds.Select(hold => hold.Id)], cancellationToken);
            }

            if (due.Holds.Count < Batch)
            {
                return due.NextIn ?? TimeSpan.MaxValue;
            }
        }
    }
}

/// <summary>Ends PENDING rows whose deadline has passed although no gate gave them out: it forgot the hold, it is closed, or a claim was begun and never made.</summary>
public sealed class SweepOverdueRows(ReservationStore reservations, ExpireHolds expire)
{
    private const int Batch = 500;

    /// <summary>The gate is faster; this comes after it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);

    /// <returns>True when there may be more.</returns>
    public async Task<bool> HandleAsync(CancellationToken cancellationToken)
    {
        var overdue = await reservations.OverdueAsync(Grace, Batch, cancellationToken);
        foreach (var activity in overdue.GroupBy(row => row.Activity))
        {
            await expire.HandleAsync(activity.Key, [.. activity.Select(row => row.Id)], cancellationToken);
        }

        return overdue.Count == Batch;
    }
}
