using System.Collections.Concurrent;
using Axon.Core.Kernel;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Axon.Workers.Hosting;

/// <summary>What every worker's loop shares: a failure is logged, counted and followed by a growing pause, and never ends the loop.</summary>
public abstract partial class WorkerLoop(WorkerName name, WorkerHealth health, TimeProvider clock, ILogger logger) : BackgroundService
{
    private static readonly Backoff Pauses = new(TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(15));
    private static readonly TimeSpan GoodForLong = TimeSpan.FromMinutes(1);

    protected TimeProvider Clock { get; } = clock;

    /// <summary>A round that lasts tells by this that it is well.</summary>
    protected void Well() => health.Succeeded(name);

    /// <summary>One round; answers how long to pause after it.</summary>
    protected abstract Task<TimeSpan> RoundAsync(CancellationToken stoppingToken);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first round must not hold up the start of the host.
        await Task.Yield();
        health.Started(name);
        var failures = 0;
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = Clock.GetTimestamp();
            try
            {
                var pause = await RoundAsync(stoppingToken);
                health.Succeeded(name);
                failures = 0;
                await PauseAsync(pause, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                failures = Clock.GetElapsedTime(started) > GoodForLong ? 1 : failures + 1;
                health.Failed(name, exception);
                var pause = Pauses.After(failures);
                if (exception is StoreUnavailableException)
                {
                    Log.Waiting(logger, name.Value, exception.Message, pause.TotalSeconds);
                }
                else
                {
                    Log.Failed(logger, exception, name.Value, failures, pause.TotalSeconds);
                }

                await Task.Delay(pause, Clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    protected virtual Task PauseAsync(TimeSpan pause, CancellationToken stoppingToken) => Task.Delay(pause, Clock, stoppingToken);

    private static partial class Log
    {
        [LoggerMessage(1301, LogLevel.Error, "{Worker} failed {Failures} times in a row; next try in {Seconds} s")]
        public static partial void Failed(ILogger logger, Exception exception, string worker, int failures, double seconds);

        [LoggerMessage(1302, LogLevel.Warning, "{Worker} waits: {Reason}; next try in {Seconds} s")]
        public static partial void Waiting(ILogger logger, string worker, string reason, double seconds);
    }
}

/// <summary>What each worker of this process did last; degraded while one of them keeps failing.</summary>
public sealed class WorkerHealth(TimeProvider clock) : IHealthCheck
{
    private const int TroubledAfter = 3;
    private readonly ConcurrentDictionary<string, WorkerState> _states = new();

    public IReadOnlyDictionary<string, WorkerState> States => _states;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var troubled = _states.Where(pair => pair.Value.FailuresInARow >= TroubledAfter).Select(pair => $"{pair.Key}: {pair.Value.LastError}").ToList();
        return Task.FromResult(troubled.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join("; ", troubled)));
    }

    internal void Started(WorkerName name) => _states.TryAdd(name.Value, new WorkerState(null, 0, null));

    internal void Succeeded(WorkerName name) => _states[name.Value] = new WorkerState(clock.GetUtcNow(), 0, null);

    internal void Failed(WorkerName name, Exception exception) => _states.AddOrUpdate(
        name.Value,
        _ => new WorkerState(null, 1, exception.Message),
        (_, state) => state with { FailuresInARow = state.FailuresInARow + 1, LastError = exception.Message });
}

/// <summary>What logs, health and metrics call one job or consumer.</summary>
public sealed record WorkerName(string Value)
{
    public override string ToString() => Value;
}

/// <summary>How one worker is doing.</summary>
/// <param name="LastSuccess">Null until its first round ended well.</param>
public sealed record WorkerState(DateTimeOffset? LastSuccess, int FailuresInARow, string? LastError);
