namespace Axon.Core.Features.Payments.Ports;

/// <summary>A payment's state changed, says the provider.</summary>
/// <param name="Id">The delivery's id, the same for every repetition: the key of the inbox.</param>
public sealed record PaymentWebhook(string Id, ProviderPaymentKey PaymentKey, PaymentOrderRef Order, ProviderPaymentState State);
