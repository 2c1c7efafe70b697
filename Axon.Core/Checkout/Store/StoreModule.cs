using Axon.Core.Checkout.Sales;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Core.Checkout.Store;

public static class StoreModule
{
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<StoreOptions, StoreOptionsValidator>().BindConfiguration("Store");
        services.TryAddSingleton<BuyProduct>();
        services.TryAddSingleton<SweepPurchases>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISaleSource, ProductSaleSource>());
        return services;
    }
}
