using Axon.Core.Catalog.Activities;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Index;
using Axon.Workers.Heartbeats;
using Axon.Workers.Hosting;
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
        services.TryAddSingleton(typeof(WakeSignal<>));
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

        services.TryAddSingleton<MetricListener>();
        services.TryAddSingleton(new ProcessRole(roles.ToString(), servesWeb));
        services.AddHostedService<WriteHeartbeats>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IActivityChanged, ActivityScheduleSignal>());
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

/// <summary>Behaviour events, from the stream to the index.</summary>
public sealed class ReadEvents(IndexEvents index) : IConsumer
{
    public Task RunAsync(CancellationToken cancellationToken) => index.HandleAsync(cancellationToken);
}

/// <summary>Every consumer of facts, each with a place of its own in the stream.</summary>
public sealed class ReadFacts(ReceiveFacts receive) : IConsumer
{
    public Task RunAsync(CancellationToken cancellationToken) => receive.HandleAsync(cancellationToken);
}
