using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Features.Dashboard;

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
