using System.Globalization;
using Axon.Core.Features.Behavior.Pipeline;
using Axon.Core.Features.Behavior.Ports;
using Axon.Core.Shared;

namespace Axon.Workers.Hosting.Signs;

/// <summary>Tells every few seconds that this process lives, how its work goes and what it counted, for the page that adds up all of them.</summary>
internal sealed partial class WriteSigns(IProcessSigns signs, FigureListener figures, WorkerHealth health, ProcessRole role, TimeProvider clock, ILogger<WriteSigns> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private const int LongestError = 300;
    private readonly Guid _id = Uuid.New(clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The start of the host waits for nobody.
        await Task.Yield();
        var started = clock.GetUtcNow();
        var history = new FigureHistory(started);
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

    private ProcessSign Sign(DateTimeOffset started, DateTimeOffset now, FigureHistory history) => new(
        _id,
        string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Environment.ProcessId}"),
        role.Roles,
        role.ServesWeb,
        started,
        now,
        [.. health.States.OrderBy(state => state.Key, StringComparer.Ordinal).Select(state => new LoopSign(state.Key, state.Value.FailuresInARow, state.Value.LastSuccess, Cut(state.Value.LastError)))],
        history.Last(TimeSpan.FromMinutes(1)),
        history.Last(TimeSpan.FromMinutes(5)));

    private static string? Cut(string? error) => error is { Length: > LongestError } ? error[..LongestError] : error;

    private static partial class Log
    {
        [LoggerMessage(1310, LogLevel.Debug, "The sign of life of this process could not be written: {Reason}")]
        public static partial void Failed(ILogger logger, string reason);
    }
}
