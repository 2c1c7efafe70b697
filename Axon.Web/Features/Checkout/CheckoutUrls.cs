using Axon.Core.Checkout.Orders;

namespace Axon.Web.Features.Checkout;

/// <summary>Where the payment window sends the buyer back to, and where to send the buyer to pay.</summary>
internal static class CheckoutUrls
{
    /// <summary>Gets paymentKey, orderId and amount in its query; shows them to no one and charges only by a POST.</summary>
    public static string Return(Guid order) => $"/orders/{order:D}/return";

    /// <summary>Gets code and message in its query.</summary>
    public static string Failed(Guid order) => $"/orders/{order:D}/failed";

    /// <returns>Null when there is nothing to pay.</returns>
    public static Uri? Of(CheckoutLink link, Order order, HttpRequest request)
    {
        var site = new Uri($"{request.Scheme}://{request.Host}");
        var language = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "en" : "ko";
        return link.Of(order, new Uri(site, Return(order.Id.Value)), new Uri(site, Failed(order.Id.Value)), language);
    }
}
