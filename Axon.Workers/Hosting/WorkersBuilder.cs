using Axon.Core.Kernel;

namespace Axon.Workers.Hosting;

/// <summary>Where jobs and consumers are written down; those of other roles are left out. Each round has a scope of its own.</summary>
/// <remarks>An exception is logged and the work tried again after a growing pause; it never ends the work or the process.</remarks>
public sealed class WorkersBuilder(IServiceCollection services, WorkerRoles roles)
{
    /// <summary>Work that is done again after each pause of <paramref name="every"/>.</summary>
    /// <param name="name">For logs, health and metrics.</param>
    public WorkersBuilder AddJob<TWork>(string role, string name, TimeSpan every, Func<TWork, CancellationToken, Task> round)
        where TWork : notnull =>
        AddLoop(role, name, async (scope, stop) =>
        {
            await round(scope.GetRequiredService<TWork>(), stop);
            return every;
        });

    /// <summary>Work in bounded portions: a round that answers true has left some waiting, and the next one starts at once.</summary>
    public WorkersBuilder AddPortions<TWork>(string role, string name, TimeSpan every, Func<TWork, CancellationToken, Task<bool>> round)
        where TWork : notnull =>
        AddLoop(role, name, async (scope, stop) => await round(scope.GetRequiredService<TWork>(), stop) ? TimeSpan.Zero : every);

    /// <summary>Work that knows when it is needed next.</summary>
    /// <param name="round">Answers how long to pause after it.</param>
    /// <param name="wake">Ends the pause early.</param>
    public WorkersBuilder AddLoop(
        string role, string name, Func<IServiceProvider, CancellationToken, Task<TimeSpan>> round, Func<IServiceProvider, WakeSignal>? wake = null)
    {
        if (roles.Has(role))
        {
            services.AddSingleton<IHostedService>(provider =>
                ActivatorUtilities.CreateInstance<JobHost>(provider, new WorkerName(name), new JobLoop(round, wake?.Invoke(provider))));
        }

        return this;
    }

    /// <summary>Work that runs as long as the process: reading a stream, following a channel.</summary>
    /// <param name="run">Returns when its token asks for it, with everything it took either finished or given back.</param>
    public WorkersBuilder AddConsumer<TWork>(string role, string name, Func<TWork, CancellationToken, Task> run)
        where TWork : notnull
    {
        if (roles.Has(role))
        {
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<ConsumerHost>(
                provider, new WorkerName(name), (IServiceProvider scope, CancellationToken stop) => run(scope.GetRequiredService<TWork>(), stop)));
        }

        return this;
    }
}

/// <summary>What one job does again and again.</summary>
internal sealed record JobLoop(Func<IServiceProvider, CancellationToken, Task<TimeSpan>> Round, WakeSignal? Wake);

/// <summary>Runs one job round after round.</summary>
internal sealed class JobHost(WorkerName name, JobLoop job, IServiceScopeFactory scopes, WorkerHealth health, TimeProvider clock, ILogger<JobHost> logger)
    : WorkerLoop(name, health, clock, logger)
{
    protected override async Task<TimeSpan> RoundAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await job.Round(scope.ServiceProvider, stoppingToken);
    }

    protected override Task PauseAsync(TimeSpan pause, CancellationToken stoppingToken) =>
        pause <= TimeSpan.Zero ? Task.CompletedTask
        : job.Wake is null ? base.PauseAsync(pause, stoppingToken)
        : job.Wake.WaitAsync(pause, stoppingToken);
}

/// <summary>Keeps one consumer running.</summary>
internal sealed class ConsumerHost(
    WorkerName name, Func<IServiceProvider, CancellationToken, Task> consume, IServiceScopeFactory scopes, WorkerHealth health, TimeProvider clock, ILogger<ConsumerHost> logger)
    : WorkerLoop(name, health, clock, logger)
{
    private static readonly TimeSpan StillWell = TimeSpan.FromSeconds(10);

    protected override async Task<TimeSpan> RoundAsync(CancellationToken stoppingToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = consume(scope.ServiceProvider, stoppingToken);
        while (await Task.WhenAny(run, Task.Delay(StillWell, Clock, CancellationToken.None)) != run)
        {
            Well();
        }

        await run;
        stoppingToken.ThrowIfCancellationRequested();
        throw new InvalidOperationException("The consumer ended though nobody asked it to");
    }
}
