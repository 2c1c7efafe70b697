namespace Axon.Web.Features.Payments.Api;

/// <param name="Url">Where to send the buyer's browser to pay.</param>
public sealed record CheckoutView(string Url);
