using Axon.Core.Audit;
using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Demo;
using Axon.Core.Catalog.Images;
using Axon.Core.Catalog.Products;
using Axon.Core.Catalog.Rules;
using Axon.Core.Facts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Catalog.Campaigns;

/// <summary>Campaigns, activities, products, coupons, who may take part, and the audit log.</summary>
public static class CampaignsModule
{
    public static IServiceCollection AddCampaigns(this IServiceCollection services)
    {
        services.TryAddSingleton<IActivityCatalog, CachedActivityCatalog>();
        services.TryAddSingleton<ProductCatalog>();
        services.TryAddSingleton<Eligibility>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IFactConsumer, ForgetBuyers>());
        services.TryAddSingleton<ActivityChanges>();

        services.TryAddSingleton<SaveCampaign>();
        services.TryAddSingleton<ChangeCampaignStatus>();
        services.TryAddSingleton<ChangeCampaignCosts>();
        services.TryAddSingleton<SaveActivity>();
        services.TryAddSingleton<ChangeActivityStatus>();
        services.TryAddSingleton<ChangeActivityCapacity>();
        services.TryAddSingleton<DeleteDraftActivity>();
        services.TryAddSingleton<MoveDueActivities>();
        services.TryAddSingleton<SaveProduct>();
        services.TryAddSingleton<SaveCoupon>();
        services.TryAddSingleton<UploadImage>();
        services.TryAddSingleton<CleanImages>();
        services.TryAddSingleton<CountAudience>();
        services.TryAddSingleton<SeedDemo>();
        services.TryAddSingleton<VerifyAuditChain>();
        services.TryAddSingleton<AnchorAudit>();
        return services;
    }
}

/// <summary>The database behind campaigns.</summary>
public static class MySqlCampaignsModule
{
    public static IServiceCollection AddMySqlCampaigns(this IServiceCollection services)
    {
        services.TryAddSingleton<CampaignStore>();
        services.TryAddSingleton<ActivityStore>();
        services.TryAddSingleton<ProductStore>();
        services.TryAddSingleton<CouponStore>();
        services.TryAddSingleton<FindByName>();
        services.TryAddSingleton<ImageStore>();
        services.TryAddSingleton<IImageProcessor, VipsImageProcessor>();
        services.TryAddSingleton<OneTimeTaskStore>();
        services.TryAddSingleton<PeopleStore>();
        services.TryAddSingleton<IAuditLog, AuditLog>();
        services.TryAddSingleton<AuditReader>();
        return services;
    }
}
