using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Ports;

/// <summary>What the payment window shows and where it sends the shopper afterwards.</summary>
/// <param name="OrderName">What is bought, as the shopper should read it; cut to 100 characters.</param>
/// <param name="SuccessUrl">Absolute; gets paymentKey, orderId and amount in its query. They are the shopper's word: compare before confirming.</param>
/// <param name="FailUrl">Absolute; gets code, message and orderId in its query.</param>
/// <param name="CustomerKey">An id of the shopper that says nothing about the person; null for none.</param>
/// <param name="Language">ko or en.</param>
/// <remarks>The window offers only the methods that we take: cards.</remarks>
public sealed record CheckoutRequest(
    PaymentOrderRef Order,
    Money Amount,
    string OrderName,
    Uri SuccessUrl,
    Uri FailUrl,
    string? CustomerKey,
    string Language);
