using Axon.Core.Db;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Entry;

/// <summary>Closes an activity's gate by raising its epoch in the database, builds it anew from rows, and opens it.</summary>
/// <remarks>
/// All in one transaction that holds the activity alone: no reservation changes meanwhile, a hold granted by an older gate cannot be written down any
/// more, and of several processes that want the same only one does it. When the commit fails after the swap, the gate is of an epoch the database does
/// not know, so it stays closed and is built again.
/// </remarks>
public sealed partial class RebuildGate(
    Database database, GateStore rows, IEntryGate gate, GateEpochs epochs, EntryMetrics metrics, ILogger<RebuildGate> logger)
{
    /// <param name="force">Also when the gate says that it is well.</param>
    /// <returns>True when this call built it.</returns>
    public async Task<bool> HandleAsync(ActivityId activity, bool force, CancellationToken cancellationToken)
    {
        var built = await database.InTransactionAsync(
            async work =>
            {
                if (await rows.LockAsync(activity, work, cancellationToken) is not { } row)
                {
                    return (int?)null;
                }

                var present = await gate.SnapshotAsync(activity, cancellationToken);
                if (!force && present is { OnThisServer: true } && present.Epoch == row.Epoch)
                {
                    // Somebody else was faster.
                    epochs.Learn(activity, row.Epoch);
                    return null;
                }

                // Above both: a gate that was swapped in by a transaction that then failed keeps its number.
                var epoch = Math.Max(row.Epoch, present?.Epoch ?? 0) + 1;
                await rows.SetEpochAsync(activity, epoch, work, cancellationToken);
                var places = await rows.PlacesAsync(activity, work, cancellationToken);
                if (!await gate.RebuildAsync(row.Settings, epoch, places, cancellationToken))
                {
                    throw new InvalidOperationException($"Somebody who does not hold activity {activity} has rebuilt its gate");
                }

                CrashPoints.Reach(CrashPoints.AfterGateSwap);
                return epoch;
            },
            cancellationToken);
        if (built is not { } now)
        {
            return false;
        }

        epochs.Learn(activity, now);
        metrics.GateRebuilt();
        Log.Rebuilt(logger, activity.Value, now);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(2010, LogLevel.Information, "The gate of activity {ActivityId} was built from rows with epoch {Epoch}")]
        public static partial void Rebuilt(ILogger logger, long activityId, int epoch);
    }
}
