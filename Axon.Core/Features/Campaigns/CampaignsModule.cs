using Axon.Core.Features.Campaigns.Activities;
using Axon.Core.Features.Campaigns.Audit;
using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Campaigns.Coupons;
using Axon.Core.Features.Campaigns.Demo;
using Axon.Core.Features.Campaigns.Images;
using Axon.Core.Features.Campaigns.Products;
using Axon.Core.Features.Campaigns.Rules;
using Axon.Core.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Features.Campaigns;

/// <summary>Campaigns, activities, products, coupons, who may take part, and the audit log.</summary>
public static class CampaignsModule
{
    public static IServiceCollection AddCampaigns(this IServiceCollection services)
    {
        services.TryAddSingleton<IActivityCatalog, CachedActivityCatalog>();
        services.TryAddSingleton<IProductCatalog, ProductCatalog>();
        services.TryAddSingleton<IEligibility, Eligibility>();
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
