using Axon.Web.Features.Checkout.Api;
using Axon.Web.Features.Checkout.Shop;
using Axon.Web.Http;

namespace Axon.Web.Features.Checkout;

/// <summary>Checkout on the web: orders, refunds, the provider's hints and the way back from its window.</summary>
internal static class CheckoutWeb
{
    public static IServiceCollection AddCheckoutWeb(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<OrderLimits, OrderLimitsValidator>().BindConfiguration("OrderLimits");
        services.AddRateLimiter(options => options.AddPolicy<string, OrderLimiter>(OrderLimiter.Policy));
        return services.AddScoped<ToPayment>().AddRefusals(PaymentRefusals.All);
    }

    public static void MapCheckoutWeb(this IEndpointRouteBuilder pages, IEndpointRouteBuilder api)
    {
        api.MapOrders().MapPaymentAdmin().MapPaymentWebhooks();
        pages.MapPaymentReturns();
    }
}
