using Axon.Core.Features.Entry.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Release;

/// <summary>Ends the holds of all gates whose time has come, and tells when the next one comes. Any number may run at once.</summary>
public sealed class SweepDueHolds(IGateRows rows, IEntryGate gate, ExpireHolds expire)
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
