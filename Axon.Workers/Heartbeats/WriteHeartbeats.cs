using System.Globalization;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Pipeline;
using Axon.Workers.Hosting;

namespace Axon.Workers.Heartbeats;

/// <summary>Tells every few seconds that this process lives, how its work goes and what it counted, for the page that adds up all of them.</summary>
internal sealed partial class WriteHeartbeats(HeartbeatStore signs, MetricListener figures, WorkerHealth health, ProcessRole role, TimeProvider clock, ILogger<WriteHeartbeats> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private const int LongestError = 300;
    private readonly Guid _id = Uuid.New(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the host waits for nobody.
        await Task.Yield();
        var started = clock.GetUtcNow();
        var history = new MetricHistory(started);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var now = clock.GetUtcNow();
                history.Add(now, figures.Read());
                await signs.WriteAsync(Sign(started, now, history), stoppingToken);
            }
            catch (Exception exception)
            {
                // Who looks sees that the sign is old, and that is what there is to say.
                Log.Failed(logger, exception.Message);
            }

            await Task.Delay(Every, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await LeaveAsync();
    }

    /// <summary>A process that was stopped is no process that is missed.</summary>
    private async Task LeaveAsync()
    {
        try
        {
            await signs.RemoveAsync(_id, CancellationToken.None).WaitAsync(Every, CancellationToken.None);
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception.Message);
        }
    }

    private ProcessHeartbeat Sign(DateTimeOffset started, DateTimeOffset now, MetricHistory history) => new(
        _id,
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}"),
        role.Roles,
        role.ServesWeb,
        started,
        now,
        [.. health.States.OrderBy(state => state.Key, StringComparer.Ordinal).Select(state => new LoopHeartbeat(state.Key, state.Value.FailuresInARow, state.Value.LastSuccess, Cut(state.Value.LastError)))],
        history.Last(TimeSpan.FromMinutes(1)),
        history.Last(TimeSpan.FromMinutes(5)));

    private static string? Cut(string? error) => error is { Length: > LongestError } ? error[..LongestError] : error;

    private static partial class Log
    {
        [LoggerMessage(1310, LogLevel.Debug, "The sign of life of this process could not be written: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}

/// <summary>Remembers totals for five minutes, to tell what was counted in the last while.</summary>
internal sealed class MetricHistory(DateTimeOffset started)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly LinkedList<(DateTimeOffset At, MetricTotals Totals)> _past = new([(started, MetricTotals.None)]);

    public void Add(DateTimeOffset at, MetricTotals totals)
    {
        _past.AddLast((at, totals));
        // The newest of those that are older than the window is where the window begins.
        while (_past.First?.Next is { } second && at - second.Value.At >= Longest)
        {
            _past.RemoveFirst();
        }
    }

    /// <summary>What came in the last <paramref name="length"/>, or since the start when that is shorter.</summary>
    public MetricWindow Last(TimeSpan length)
    {
        var (now, totals) = _past.Last!.Value; // never empty
        var begin = _past.LastOrDefault(one => now - one.At >= length, _past.First!.Value); // never empty
        return totals.Since(begin.Totals, now - begin.At);
    }
}

/// <summary>What was counted up to a moment.</summary>
internal sealed record MetricTotals(IReadOnlyDictionary<string, long> Counts, IReadOnlyDictionary<string, long[]> Times)
{
    public static MetricTotals None { get; } = new(new Dictionary<string, long>(), new Dictionary<string, long[]>());

    /// <summary>What came since an earlier moment; what did not is left out.</summary>
    public MetricWindow Since(MetricTotals earlier, TimeSpan ago) => new(
        ago.TotalSeconds,
        Counts.Select(pair => (pair.Key, Count: pair.Value - earlier.Counts.GetValueOrDefault(pair.Key))).Where(one => one.Count > 0).ToDictionary(one => one.Key, one => one.Count),
        Times.Select(pair => (pair.Key, Counts: Less(pair.Value, earlier.Times.GetValueOrDefault(pair.Key)))).Where(one => one.Counts.Any(count => count > 0)).ToDictionary(one => one.Key, one => one.Counts));

    private static long[] Less(long[] counts, long[]? earlier) => earlier is null ? counts : [.. counts.Zip(earlier, (now, then) => now - then)];
}

/// <summary>What this process is for.</summary>
internal sealed record ProcessRole(string Roles, bool ServesWeb);
