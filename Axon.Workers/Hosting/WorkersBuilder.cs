using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Workers.Hosting;

/// <summary>Where jobs and consumers are written down; those of other roles are left out.</summary>
public sealed class WorkersBuilder(IServiceCollection services, WorkerRoles roles)
{
    public IServiceCollection Services { get; } = services;

    /// <param name="name">For logs, health and metrics.</param>
    /// <param name="every">The pause after a round that left nothing waiting.</param>
    public WorkersBuilder AddJob<TJob>(string role, string name, TimeSpan every)
        where TJob : class, IPeriodicJob
    {
        if (roles.Has(role))
        {
            Services.TryAddScoped<TJob>();
            Services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<PeriodicJobHost<TJob>>(provider, new WorkerName(name), every));
        }

        return this;
    }

    public WorkersBuilder AddConsumer<TConsumer>(string role, string name)
        where TConsumer : class, IConsumer
    {
        if (roles.Has(role))
        {
            Services.TryAddScoped<TConsumer>();
            Services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<ConsumerHost<TConsumer>>(provider, new WorkerName(name)));
        }

        return this;
    }
}

/// <summary>Keeps one consumer running.</summary>
internal sealed class ConsumerHost<TConsumer>(WorkerName name, IServiceScopeFactory scopes, WorkerHealth health, TimeProvider clock, ILogger<TConsumer> logger)
    : WorkerLoop(name, health, clock, logger)
    where TConsumer : class, IConsumer
{
    private static readonly TimeSpan StillWell = TimeSpan.FromSeconds(10);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = scope.ServiceProvider.GetRequiredService<TConsumer>().RunAsync(stoppingToken);
        while (await Task.WhenAny(run, Task.Delay(StillWell, Clock, CancellationToken.None)) != run)
        {
            Well();
        }

        await run;
        stoppingToken.ThrowIfCancellationRequested();
        throw new InvalidOperationException($"{typeof(TConsumer).Name} ended though nobody asked it to");
    }
}

/// <summary>Wakes a pausing job of this process early. Only for speed: the job would have come by itself.</summary>
public sealed class WakeSignal<TJob>
    where TJob : IPeriodicJob
{
    private volatile TaskCompletionSource _rung = New();

    public void Ring() => _rung.TrySetResult();

    internal async Task WaitAsync(TimeSpan limit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var rung = _rung;
        await rung.Task.WaitAsync(limit, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (rung.Task.IsCompleted)
        {
            // Renewed before the round, so that a ring during the round starts another.
            _rung = New();
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>Runs one job round after round.</summary>
internal sealed class PeriodicJobHost<TJob>(
    WorkerName name, TimeSpan every, IServiceScopeFactory scopes, WakeSignal<TJob> bell, WorkerHealth health, TimeProvider clock, ILogger<TJob> logger)
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

/// <summary>Work that runs as long as the process: reading a stream, following a channel.</summary>
public interface IConsumer
{
    /// <summary>Returns when <paramref name="cancellationToken"/> asks for it, with everything it took either finished or given back.</summary>
    /// <remarks>An exception is logged and the consumer started again after a growing pause.</remarks>
    Task RunAsync(CancellationToken cancellationToken);
}
