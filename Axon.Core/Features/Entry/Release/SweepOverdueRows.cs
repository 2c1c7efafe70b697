using Axon.Core.Features.Entry.Ports;

namespace Axon.Core.Features.Entry.Release;

/// <summary>Ends PENDING rows whose deadline has passed although no gate gave them out: it forgot the hold, it is closed, or a claim was begun and never made.</summary>
public sealed class SweepOverdueRows(IReservations reservations, ExpireHolds expire)
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
