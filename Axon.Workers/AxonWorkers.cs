using Axon.Workers.Hosting;
using Axon.Workers.Jobs.Entry;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Workers;

/// <summary>When things happen: the table of everything that runs by itself.</summary>
public static class AxonWorkers
{
    /// <summary>Adds the jobs and consumers of the chosen roles to a host: Axon.Web, or Axon.Workers alone.</summary>
    public static IServiceCollection AddAxonWorkers(this IServiceCollection services, WorkerRoles roles)
    {
        services.TryAddSingleton<WorkerHealth>();
        services.TryAddSingleton(typeof(JobBell<>));
        services.AddHealthChecks().AddCheck<WorkerHealth>("workers");
        var workers = new WorkersBuilder(services, roles);
        AddJobs(workers);
        return services;
    }

    private static void AddJobs(WorkersBuilder workers) => workers
        .AddJob<KeepGatesJob>(WorkerRoles.Clock, "keep-gates", TimeSpan.FromSeconds(1))
        .AddJob<ReleaseDueHoldsJob>(WorkerRoles.Clock, "release-due-holds", TimeSpan.FromSeconds(1))
        .AddJob<ReleaseOverdueRowsJob>(WorkerRoles.Clock, "release-overdue-rows", TimeSpan.FromSeconds(1));
}
