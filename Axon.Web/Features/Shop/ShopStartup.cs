using Axon.Web.Features.Shop.Activities;
using Axon.Web.Features.Shop.Orders;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Web.Features.Shop;

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
