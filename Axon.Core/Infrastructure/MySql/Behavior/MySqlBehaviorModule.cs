using Axon.Core.Features.Behavior.Ports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Infrastructure.MySql.Behavior;

internal static class MySqlBehaviorModule
{
    public static IServiceCollection AddMySqlBehavior(this IServiceCollection services)
    {
        services.TryAddSingleton<IBehaviorLog, MySqlBehaviorLog>();
        services.TryAddSingleton<IVisitorBook, MySqlVisitorBook>();
        services.TryAddSingleton<IBadRows, MySqlBadRows>();
        services.TryAddSingleton<ITrackerReadings, MySqlTrackerReadings>();
        return services.AddMySqlTracker();
    }
}
