using Axon.Core.Features.Behavior.Custom;
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
        services.TryAddSingleton<TrackerRules>();
        services.TryAddScoped<IndexEvents>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFactConsumer, FactEvents>());
        return services;
    }
}
