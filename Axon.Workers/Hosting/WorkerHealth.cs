using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Axon.Workers.Hosting;

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
