using Axon.Core.Facts;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Personal;
using Axon.Core.Tracking.Rejected;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Tracking;

public static class BehaviorModule
{
    public static IServiceCollection AddBehavior(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<BehaviorOptions, BehaviorOptionsValidator>().BindConfiguration("Behavior");
        services.TryAddSingleton<BehaviorMetrics>();
        services.TryAddSingleton<RecordEvents>();
        services.TryAddSingleton<SaveCustomEvent>();
        services.TryAddSingleton<CountCustomEvents>();
        services.TryAddSingleton<TrackerRules>();
        // Made only when asked for: without a stream there is none to read, and Development checks that everything registered by type can be made.
        services.TryAddScoped(provider => ActivatorUtilities.CreateInstance<IndexEvents>(provider));
        services.TryAddSingleton<ErasePerson>();
        services.TryAddSingleton<ExportPerson>();
        services.TryAddSingleton<CleanBehavior>();
        services.TryAddSingleton<ReplayBadRows>();
        services.TryAddSingleton<DiscardBadRows>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFactConsumer, FactEvents>());
        return services;
    }
}

internal static class MySqlBehaviorModule
{
    public static IServiceCollection AddMySqlBehavior(this IServiceCollection services)
    {
        services.TryAddSingleton<IBehaviorLog, MySqlBehaviorLog>();
        services.TryAddSingleton<VisitorStore>();
        services.TryAddSingleton<BadRowLog>();
        services.TryAddSingleton<ITrackerReadings, MySqlTrackerReadings>();
        return services.AddMySqlTracker();
    }
}
