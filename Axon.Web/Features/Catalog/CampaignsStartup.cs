using Axon.Web.Features.Catalog.Api;
using Axon.Web.Features.Catalog.Staff;
using Axon.Web.Features.Catalog.Staff.Editor;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Web.Features.Catalog;

/// <summary>Campaigns on the web: words and endpoints.</summary>
public static class CampaignsStartup
{
    public static IServiceCollection AddCampaignsWeb(this IServiceCollection services)
    {
        services.TryAddSingleton<RuleSentence>();
        services.TryAddSingleton<CampaignProblemWords>();
        services.TryAddScoped<EditorServices>();
        return services;
    }

    /// <summary>Everything under <c>/api/activities</c>, <c>/api/products</c>, <c>/api/admin</c> of campaigns, and <c>/images</c>.</summary>
    public static IEndpointRouteBuilder MapCampaigns(this IEndpointRouteBuilder routes)
    {
        routes.MapCatalog();
        routes.MapImages();
        routes.MapAdminCampaigns();
        routes.MapAdminActivities();
        routes.MapAdminProducts();
        routes.MapAdminCoupons();
        routes.MapAdminAudit();
        routes.MapAuditCsv();
        return routes;
    }
}
