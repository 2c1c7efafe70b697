using Axon.Core.Features.Behavior.BadRows;
using Axon.Core.Features.Behavior.Custom;
using Axon.Core.Features.Behavior.Personal;
using Axon.Core.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Features.Behavior;

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
