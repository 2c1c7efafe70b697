using Axon.Core.Features.Payments.Orders;
using Axon.Core.Features.Payments.Ports;

namespace Axon.Core.Features.Payments;

/// <summary>Where to send the buyer of an unpaid order.</summary>
public sealed class CheckoutLink(IPaymentProvider provider)
{
    /// <returns>Null when there is nothing to pay.</returns>
    public Uri? Of(Order order, Uri successUrl, Uri failUrl, string language) => order.IsUnpaidAtRest
        ? provider.CheckoutUrl(new CheckoutRequest(order.ProviderRef, order.Total, order.Title, successUrl, failUrl, null, language))
        : null;
}
