using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Index;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Tracking.Search;

/// <summary>Measures how long an event takes until a search finds it, by looking for one now and then.</summary>
internal sealed partial class VisibilityProbe(SearchReads reads, BehaviorNames names, SearchMetrics metrics, TimeProvider clock, ILogger<VisibilityProbe> logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private DateTimeOffset _next;
    private int _busy;

    /// <summary>Starts to look for one of the events that were just stored, unless one is being looked for. Nobody waits for it.</summary>
    public void Watch(IReadOnlyList<BehaviorEvent> events, IndexVerdict[] verdicts)
    {
        var stored = Array.FindIndex(verdicts, verdict => verdict.Outcome == IndexOutcome.Stored);
        if (stored >= 0 && clock.GetUtcNow() >= _next && Interlocked.Exchange(ref _busy, 1) == 0)
        {
            _ = LookAsync(events[stored]);
        }
    }

    private async Task LookAsync(BehaviorEvent happened)
    {
        try
        {
            var started = clock.GetTimestamp();
            while (await reads.CountAsync(names.Of(happened.OccurredAt), new { term = new { eventId = happened.EventId } }, CancellationToken.None) == 0)
            {
                if (clock.GetElapsedTime(started) > Limit)
                {
                    Log.NotSeen(logger, happened.EventId);
                    return;
                }

                await Task.Delay(Step, clock);
            }

            metrics.Visible(clock.GetUtcNow() - happened.ReceivedAt);
        }
        catch (Exception exception)
        {
            // A measurement that failed hurts nobody.
            Log.Failed(logger, exception);
        }
        finally
        {
            _next = clock.GetUtcNow() + Every;
            Volatile.Write(ref _busy, 0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5321, LogLevel.Warning, "Event {EventId} was stored and no search has found it yet")]
        public static partial void NotSeen(ILogger logger, Guid eventId);

        [LoggerMessage(5322, LogLevel.Debug, "The time until an event is visible could not be measured")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
