using Axon.Web.Features.Checkout.Shop;
using Axon.Web.Features.Entry.Shop;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Web.Features.Catalog;

/// <summary>The pages that shoppers see.</summary>
public static class ShopStartup
{
    public static IServiceCollection AddShopPages(this IServiceCollection services)
    {
        services.TryAddSingleton<LoadActivity>();
        services.TryAddScoped<ToPayment>();
        return services;
    }

    public static IEndpointRouteBuilder MapShop(this IEndpointRouteBuilder routes) => routes.MapPaymentReturns();
}
