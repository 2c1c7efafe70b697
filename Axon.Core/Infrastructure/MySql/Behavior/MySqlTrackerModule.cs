using Axon.Core.Features.Behavior.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <summary>What staff and shoppers do with events, besides recording and counting them.</summary>
internal static class MySqlTrackerModule
{
    public static IServiceCollection AddMySqlTracker(this IServiceCollection services)
    {
        services.TryAddSingleton<ICustomEvents, MySqlCustomEvents>();
        services.TryAddSingleton<IPersonBook, MySqlPersonBook>();
        services.TryAddSingleton<IErasures, MySqlErasures>();
        services.TryAddSingleton<IPersonalData, MySqlPersonalData>();
        services.TryAddSingleton<IBadRowDesk, MySqlBadRowDesk>();
        services.TryAddSingleton<IProcessSigns, MySqlProcessSigns>();
        return services;
    }
}
