using Axon.Web.Features.Dashboard.Api;
using Axon.Web.Features.Dashboard.Staff;
using Axon.Web.Http;
using Axon.Web.Resources;

namespace Axon.Web.Features.Dashboard;

/// <summary>The dashboard on the web: what marketers see, for people and for programs.</summary>
internal static class DashboardWeb
{
    public const string NoActivity = "dashboard/no-activity";

    public static IServiceCollection AddDashboardWeb(this IServiceCollection services) =>
        services.AddSingleton<ActivityDashboardReader>().AddSingleton<CampaignsFeed>().AddScoped<MetricText>()
            .AddRefusals([Refusal.Of<DashboardStrings>(StatusCodes.Status404NotFound, NoActivity, nameof(DashboardStrings.NoActivity))]);

    public static void MapDashboardWeb(this IEndpointRouteBuilder api) => api.MapDashboardApi();
}
