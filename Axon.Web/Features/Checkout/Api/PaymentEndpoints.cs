using Axon.Web.Features.Wallet;

namespace Axon.Web.Features.Checkout.Api;

internal static class PaymentEndpoints
{
    /// <summary>Orders, money and coupons.</summary>
    public static IEndpointRouteBuilder MapPayments(this IEndpointRouteBuilder routes) =>
        routes.MapOrders().MapPaymentAdmin().MapPaymentWebhooks().MapWallet();
}
