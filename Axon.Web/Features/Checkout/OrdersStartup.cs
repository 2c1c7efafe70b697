using Axon.Web.Features.Checkout.Api;

namespace Axon.Web.Features.Checkout;

internal static class OrdersStartup
{
    public static IServiceCollection AddOrdersApi(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<OrderLimits, OrderLimitsValidator>().BindConfiguration("OrderLimits");
        services.AddRateLimiter(options => options.AddPolicy<string, OrderLimiter>(OrderLimiter.Policy));
        return services;
    }
}
