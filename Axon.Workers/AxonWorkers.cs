using Axon.Workers.Hosting;
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

    // One line per job: workers.AddJob<ReleaseDueHolds>(WorkerRoles.Clock, "release-due-holds", TimeSpan.FromMilliseconds(200));
    private static void AddJobs(WorkersBuilder workers) => _ = workers;
}
