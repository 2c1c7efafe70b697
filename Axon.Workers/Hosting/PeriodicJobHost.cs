namespace Axon.Workers.Hosting;

/// <summary>Runs one job round after round.</summary>
internal sealed class PeriodicJobHost<TJob>(
    WorkerName name, TimeSpan every, IServiceScopeFactory scopes, JobBell<TJob> bell, WorkerHealth health, TimeProvider clock, ILogger<TJob> logger)
    : WorkerLoop(name, health, clock, logger)
    where TJob : class, IPeriodicJob
{
    protected override async Task<TimeSpan> RoundAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var more = await scope.ServiceProvider.GetRequiredService<TJob>().RunOnceAsync(stoppingToken);
        return more ? TimeSpan.Zero : every;
    }

    protected override Task PauseAsync(TimeSpan pause, CancellationToken stoppingToken) =>
        pause == TimeSpan.Zero ? Task.CompletedTask : bell.WaitAsync(pause, Clock, stoppingToken);
}
