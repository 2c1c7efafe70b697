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
