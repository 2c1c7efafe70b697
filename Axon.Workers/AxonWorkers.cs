using Axon.Core.Catalog.Activities;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Workers.Heartbeats;
using Axon.Workers.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Workers;

/// <summary>What every host of workers needs beside the table of them.</summary>
public static class AxonWorkers
{
    /// <summary>Adds the jobs and consumers of the chosen roles to a host: Axon.Web, or Axon.Workers alone. After Core, whose profile decides what there is to read.</summary>
    /// <param name="servesWeb">The host answers browsers too.</param>
    public static IServiceCollection AddAxonWorkers(this IServiceCollection services, WorkerRoles roles, bool servesWeb = false)
    {
        services.TryAddSingleton<WorkerHealth>();
        services.AddHealthChecks().AddCheck<WorkerHealth>("workers");
        services.TryAddSingleton<ActivityScheduleSignal>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IActivityChanged, ActivityScheduleSignal>(provider => provider.GetRequiredService<ActivityScheduleSignal>()));
        var workers = new WorkersBuilder(services, roles).AddJobs();
        if (services.Any(service => service.ServiceType == typeof(IMessageStream<Fact>)))
        {
            workers.AddStreams();
        }

        services.TryAddSingleton<MetricListener>();
        services.TryAddSingleton(new ProcessRole(roles.ToString(), servesWeb));
        services.AddHostedService<WriteHeartbeats>();
        return services;
    }
}

/// <summary>A schedule changed in this process: whoever opens and closes activities looks at once.</summary>
internal sealed class ActivityScheduleSignal(TimeProvider clock) : WakeSignal(clock), IActivityChanged
{
    public Task OnChangedAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        Raise();
        return Task.CompletedTask;
    }
}
