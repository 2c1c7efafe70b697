using Axon.Web.Features.Catalog.Api;
using Axon.Web.Features.Catalog.Staff;
using Axon.Web.Features.Catalog.Staff.Editor;
using Axon.Web.Http;

namespace Axon.Web.Features.Catalog;

/// <summary>The catalog on the web: campaigns, activities, products and coupons, for shoppers and for those who make them.</summary>
internal static class CatalogWeb
{
    public static IServiceCollection AddCatalogWeb(this IServiceCollection services) =>
        services.AddSingleton<RuleSentence>().AddScoped<EditorServices>().AddRefusals(CatalogRefusals.All);

    public static void MapCatalogWeb(this IEndpointRouteBuilder api)
    {
        api.MapCatalog();
        api.MapImages();
        api.MapAdminCampaigns();
        api.MapAdminActivities();
        api.MapAdminProducts();
        api.MapAdminCoupons();
        api.MapAdminAudit();
        api.MapAuditCsv();
    }
}
