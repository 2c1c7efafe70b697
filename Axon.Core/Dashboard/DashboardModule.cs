using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Dashboard;

public static class DashboardModule
{
    public static IServiceCollection AddDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton<GetActivityDashboard>();
        services.TryAddSingleton<GetCampaignsDashboard>();
        services.TryAddSingleton<DashboardFeed>();
        return services;
    }
}

internal static class MySqlDashboardModule
{
    public static IServiceCollection AddMySqlDashboard(this IServiceCollection services)
    {
        services.TryAddSingleton<IBehaviorReader, MySqlBehaviorReader>();
        services.TryAddSingleton<ISalesReader, SalesReader>();
        return services;
    }
}
