using Axon.Core.Features.Entry.Ports;
using Axon.Core.Shared;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Features.Entry.Gates;

/// <summary>Looks after the gates of all activities that people can enter now or later.</summary>
public sealed partial class KeepGates(IGateRows rows, KeepGate keep, ILogger<KeepGates> logger)
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
