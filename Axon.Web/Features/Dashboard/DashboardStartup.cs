using Axon.Web.Features.Dashboard.Api;
using Axon.Web.Features.Dashboard.Staff;

namespace Axon.Web.Features.Dashboard;

internal static class DashboardStartup
{
    public static IServiceCollection AddDashboardPages(this IServiceCollection services)
    {
        services.AddSingleton<ActivityDashboardReader>();
        services.AddSingleton<CampaignsFeed>();
        services.AddScoped<MetricText>();
        return services;
    }
}
