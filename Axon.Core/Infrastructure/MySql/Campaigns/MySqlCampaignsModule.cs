using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Infrastructure.Images;
using Axon.Core.Infrastructure.MySql.Audit;
using Axon.Core.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Infrastructure.MySql.Campaigns;

/// <summary>The database behind campaigns.</summary>
public static class MySqlCampaignsModule
{
    public static IServiceCollection AddMySqlCampaigns(this IServiceCollection services)
    {
        services.TryAddSingleton<ICampaignStore, MySqlCampaignStore>();
        services.TryAddSingleton<IActivityStore, MySqlActivityStore>();
        services.TryAddSingleton<IProductStore, MySqlProductStore>();
        services.TryAddSingleton<ICouponStore, MySqlCouponStore>();
        services.TryAddSingleton<IImageStore, MySqlImageStore>();
        services.TryAddSingleton<IImageProcessor, VipsImageProcessor>();
        services.TryAddSingleton<IOnce, MySqlOnce>();
        services.TryAddSingleton<IPeople, MySqlPeople>();
        services.TryAddSingleton<IAuditLog, MySqlAuditLog>();
        services.TryAddSingleton<IAuditReader, MySqlAuditReader>();
        return services;
    }
}
