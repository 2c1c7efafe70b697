using System.Collections.Concurrent;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Entry;

/// <summary>Holds that this process may have taken without hearing so, or could not write down: unless they have a row by then, their places go back as soon as the servers answer again.</summary>
/// <remarks>
/// A person who asks again meanwhile gets the hold: it is pinned before it is written down, and a pinned one is left alone. What a process that has died leaves behind is found by the
/// reconciliation (<see cref="CompareGates"/>).
/// </remarks>
public sealed partial class LostHolds(IEntryGate gate, ReservationStore reservations, TimeProvider clock, ILogger<LostHolds> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>A server that goes on runs what it was sent before in any order: what is not there at the first look may be there at the next.</summary>
    private const int Looks = 3;

    /// <summary>Holds looked at side by side.</summary>
    private const int Batch = 50;

    private readonly ConcurrentDictionary<ReservationId, Lost> _lost = new();
    private int _running;

    /// <param name="pinned">The caller has pinned it to write it down, and has failed.</param>
    public void Add(ActivityId activity, ReservationId id, bool pinned = false)
    {
        Log.Lost(logger, id.Value, activity.Value);
        _lost[id] = new Lost(activity, id, pinned);
        Start();
    }

    /// <summary>Somebody is about to write it down.</summary>
    public void Forget(ReservationId id) => _lost.TryRemove(id, out _);

    private void Start()
    {
        if (Interlocked.Exchange(ref _running, 1) == 0)
        {
            _ = RunAsync();
        }
    }

    private async Task RunAsync()
    {
        while (!_lost.IsEmpty)
        {
            await Task.Delay(Pause, clock);
            foreach (var batch in _lost.Values.Chunk(Batch))
            {
                await Task.WhenAll(batch.Select(LookAsync));
            }
        }

        Volatile.Write(ref _running, 0);
        if (!_lost.IsEmpty)
        {
            // One that came in between saw this still running.
            Start();
        }
    }

    private async Task LookAsync(Lost lost)
    {
        var looks = 0;
        try
        {
            looks = await SettledAsync(lost) ? Looks : lost.Looks + 1;
        }
        catch (StoreUnavailableException)
        {
            // Not yet; the counting starts again.
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, lost.Id.Value, lost.Activity.Value);
            looks = Looks;
        }

        if (looks >= Looks)
        {
            _lost.TryRemove(new(lost.Id, lost));
        }
        else
        {
            _lost.TryUpdate(lost.Id, lost with { Looks = looks }, lost);
        }
    }

    private async Task<bool> SettledAsync(Lost lost)
    {
        if (await reservations.FindAsync(lost.Id, CancellationToken.None) is not null)
        {
            return true;
        }

        // The first look that is answered says that the servers go on; a commit that was under way has until the second.
        return lost.Looks > 0 && _lost.ContainsKey(lost.Id)
            && await (lost.Pinned ? gate.ReturnAsync(lost.Activity, lost.Id, CancellationToken.None) : gate.ReturnUnwrittenAsync(lost.Activity, lost.Id, CancellationToken.None));
    }

    private sealed record Lost(ActivityId Activity, ReservationId Id, bool Pinned, int Looks = 0);

    private static partial class Log
    {
        [LoggerMessage(2013, LogLevel.Warning, "Whether reservation {ReservationId} holds a place in activity {ActivityId} is unknown; unless it is written down the place goes back")]
        public static partial void Lost(ILogger logger, Guid reservationId, long activityId);

        [LoggerMessage(2014, LogLevel.Error, "The place of reservation {ReservationId} could not be given back to activity {ActivityId}; the reconciliation does it")]
        public static partial void Failed(ILogger logger, Exception exception, Guid reservationId, long activityId);
    }
}
