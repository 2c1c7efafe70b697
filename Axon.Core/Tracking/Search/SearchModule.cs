using Axon.Core.Dashboard;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Index;
using Axon.Core.Tracking.Personal;
using Axon.Core.Tracking.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Search;

internal static class SearchModule
{
    /// <summary>Behaviour events are written to and read from the search cluster. Before the MySQL modules, whose readers stand back then.</summary>
    public static IServiceCollection AddElasticsearchBehavior(this IServiceCollection services, IReadOnlyList<Uri> nodes)
    {
        services.AddOptionsWithValidateOnStart<SearchOptions, SearchOptionsValidator>().BindConfiguration(SearchOptions.Section);
        services.TryAddSingleton(_ => SearchTrust.Invoker());
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<SearchCluster>(provider, nodes));
        services.TryAddSingleton(provider => new BehaviorNames(provider.GetRequiredService<IOptions<SearchOptions>>().Value.Prefix, BehaviorMapping.Version));
        services.TryAddSingleton<SearchReads>();
        services.TryAddSingleton<SearchLifecycle>();
        services.TryAddSingleton<SearchAliases>();
        services.TryAddSingleton<SearchDailyIndexes>();
        services.TryAddSingleton<IDailyIndexes>(provider => provider.GetRequiredService<SearchDailyIndexes>());
        services.TryAddSingleton<KeepBehaviorIndex>();
        services.TryAddSingleton<SearchMetrics>();
        services.TryAddSingleton<VisibilityProbe>();
        services.TryAddSingleton<SearchBehaviorIndex>();
        services.TryAddSingleton<IPersonalData, SearchPersonalData>();
        services.TryAddSingleton<IBehaviorIndex>(provider => ActivatorUtilities.CreateInstance<ForgettingIndex>(provider, provider.GetRequiredService<SearchBehaviorIndex>()));
        services.TryAddSingleton<ISearchReadings, SearchReadings>();
        services.TryAddSingleton<IdentityStore>();
        services.TryAddSingleton<MySqlTrackerReadings>();
        services.TryAddSingleton<IBehaviorReader, SearchBehaviorReader>();
        services.TryAddSingleton<ITrackerReadings, SearchTrackerReadings>();
        return services;
    }
}
