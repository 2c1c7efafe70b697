using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;
using Axon.Workers.Consumers;
using Axon.Workers.Hosting;
using Axon.Workers.Hosting.Signs;
using Axon.Workers.Jobs.Behavior;
using Axon.Workers.Jobs.Entry;
using Axon.Workers.Jobs.Messages;
using Axon.Workers.Jobs.Payments;
using Axon.Workers.Jobs;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Workers;

/// <summary>When things happen: the table of everything that runs by itself.</summary>
public static class AxonWorkers
{
    /// <summary>Adds the jobs and consumers of the chosen roles to a host: Axon.Web, or Axon.Workers alone. After Core, whose profile decides what there is to read.</summary>
    /// <param name="servesWeb">The host answers browsers too.</param>
    public static IServiceCollection AddAxonWorkers(this IServiceCollection services, WorkerRoles roles, bool servesWeb = false)
    {
        services.TryAddSingleton<WorkerHealth>();
        services.TryAddSingleton(typeof(JobBell<>));
        services.AddHealthChecks().AddCheck<WorkerHealth>("workers");
        var workers = new WorkersBuilder(services, roles);
        AddJobs(workers);
        if (services.Any(service => service.ServiceType == typeof(IMessageStream<Fact>)))
        {
            workers
                .AddConsumer<ReadFacts>(WorkerRoles.Consumer, "read-facts")
                .AddConsumer<ReadEvents>(WorkerRoles.Indexer, "read-events")
                .AddJob<KeepBehaviorIndexJob>(WorkerRoles.Indexer, "keep-behavior-index", TimeSpan.FromMinutes(1));
        }

        services.TryAddSingleton<FigureListener>();
        services.TryAddSingleton(new ProcessRole(roles.ToString(), servesWeb));
        services.AddHostedService<WriteSigns>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IActivityChanged, ActivityScheduleBell>());
        return services;
    }

    private static void AddJobs(WorkersBuilder workers) => workers
        .AddPaymentJobs()
        .AddJob<OpenAndCloseActivities>(WorkerRoles.Jobs, "open-and-close-activities", OpenAndCloseActivities.LongestSleep)
        .AddJob<KeepGatesJob>(WorkerRoles.Jobs, "keep-gates", TimeSpan.FromSeconds(1))
        .AddJob<ReleaseDueHoldsJob>(WorkerRoles.Jobs, "release-due-holds", TimeSpan.FromSeconds(1))
        .AddJob<ReleaseOverdueRowsJob>(WorkerRoles.Jobs, "release-overdue-rows", TimeSpan.FromSeconds(1))
        .AddJob<RelayFactsJob>(WorkerRoles.Relay, "relay-facts", TimeSpan.Zero)
        .AddJob<CleanMessagesJob>(WorkerRoles.Relay, "clean-messages", TimeSpan.FromHours(1))
        .AddJob<AnchorAuditJob>(WorkerRoles.Jobs, "anchor-audit", TimeSpan.FromSeconds(10))
        .AddJob<CleanSessionsJob>(WorkerRoles.Jobs, "clean-sessions", TimeSpan.FromHours(1))
        .AddJob<CleanBehaviorJob>(WorkerRoles.Jobs, "clean-behavior", TimeSpan.FromHours(1))
        .AddJob<CleanImagesJob>(WorkerRoles.Jobs, "clean-images", TimeSpan.FromHours(1))
        .AddJob<ReconcileEntryJob>(WorkerRoles.Jobs, "reconcile-entry", TimeSpan.FromSeconds(5));
}
