using Axon.Core.Tracking.Personal;
using Axon.Core.Tracking.Pipeline;
using Axon.Core.Tracking.Rejected;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Tracking.CustomEvents;

/// <summary>What staff and shoppers do with events, besides recording and counting them.</summary>
internal static class MySqlTrackerModule
{
    public static IServiceCollection AddMySqlTracker(this IServiceCollection services)
    {
        services.TryAddSingleton<ICustomEventStore, CustomEventStore>();
        services.TryAddSingleton<PersonRecordStore>();
        services.TryAddSingleton<ErasureStore>();
        services.TryAddSingleton<IPersonalData, MySqlPersonalData>();
        services.TryAddSingleton<BadRowStore>();
        services.TryAddSingleton<HeartbeatStore>();
        return services;
    }
}
