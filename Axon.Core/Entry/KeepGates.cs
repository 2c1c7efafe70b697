using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Entry;

/// <summary>Looks after the gates of all activities that people can enter now or later.</summary>
public sealed partial class KeepGates(GateStore rows, KeepGate keep, ILogger<KeepGates> logger)
{
    public async Task HandleAsync(CancellationToken cancellationToken)
    {
        var gates = await rows.ListAsync(cancellationToken);
        // Side by side: the calls share one connection, and a gate that cannot be built keeps no other one closed.
        await Task.WhenAll(gates.Select(row => KeepAsync(row, cancellationToken)));
    }

    /// <summary>The same for one, now.</summary>
    public async Task HandleAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        if (await rows.FindAsync(activity, cancellationToken) is { } row)
        {
            await keep.HandleAsync(row, cancellationToken);
        }
    }

    private async Task KeepAsync(GateRow row, CancellationToken cancellationToken)
    {
        try
        {
            await keep.HandleAsync(row, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(logger, exception, row.Settings.Activity.Value);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2011, LogLevel.Warning, "The gate of activity {ActivityId} could not be looked after; it is tried again")]
        public static partial void Failed(ILogger logger, Exception exception, long activityId);
    }
}

/// <summary>Brings one gate in line with its activity's row: builds it when it may grant nothing, and applies what staff have changed.</summary>
/// <remarks>Idempotent; two processes may do it at once.</remarks>
public sealed class KeepGate(IEntryGate gate, RebuildGate rebuild, GateEpochs epochs)
{
    public async Task HandleAsync(GateRow row, CancellationToken cancellationToken)
    {
        var activity = row.Settings.Activity;
        var snapshot = await gate.SnapshotAsync(activity, cancellationToken);
        if (snapshot is { OnThisServer: true } && snapshot.Epoch == row.Epoch)
        {
            epochs.Learn(activity, row.Epoch);
            if (Differs(snapshot.Settings, row.Settings))
            {
                await gate.ConfigureAsync(row.Settings, row.Epoch, cancellationToken);
            }
        }
        else if (snapshot is not null || row.Settings.Status != GateStatus.Ended)
        {
            await rebuild.HandleAsync(activity, force: false, cancellationToken);
        }
    }

    /// <summary>The gate keeps whole milliseconds.</summary>
    private static bool Differs(GateSettings gate, GateSettings row) =>
        gate != row with { OpensAt = Milliseconds(row.OpensAt), ClosesAt = Milliseconds(row.ClosesAt) } && gate.Revision <= row.Revision;

    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
