using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Entry;

/// <summary>Gives places back to the gate at once, where something slower would do it too.</summary>
public sealed partial class GateReturns(IEntryGate gate, ILogger<GateReturns> logger)
{
    /// <summary>Only for speed: when the gate does not answer, the fact of the return, the deadline or a rebuild gives the place back.</summary>
    /// <returns>False when the gate did not answer.</returns>
    public Task<bool> TryAsync(ActivityId activity, ReservationId reservation, CancellationToken cancellationToken) =>
        TryAsync(gate.ReturnAsync, activity, reservation, cancellationToken);

    /// <summary>As above, of a hold without a row; nothing happens to it while somebody writes it down.</summary>
    public Task<bool> TryUnwrittenAsync(ActivityId activity, ReservationId reservation, CancellationToken cancellationToken) =>
        TryAsync(gate.ReturnUnwrittenAsync, activity, reservation, cancellationToken);

    private async Task<bool> TryAsync(
        Func<ActivityId, ReservationId, CancellationToken, Task<bool>> giveBack, ActivityId activity, ReservationId reservation, CancellationToken cancellationToken)
    {
        try
        {
            await giveBack(activity, reservation, cancellationToken);
            return true;
        }
        catch (StoreUnavailableException exception)
        {
            Log.Later(logger, reservation.Value, activity.Value, exception.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2012, LogLevel.Warning, "The place of reservation {ReservationId} goes back to activity {ActivityId} later: {Reason}")]
        public static partial void Later(ILogger logger, Guid reservationId, long activityId, string reason);
    }
}
