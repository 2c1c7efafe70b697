namespace Axon.PaymentSimulator.Webhooks;

/// <param name="Id">The same for every try and for a doubled delivery.</param>
internal sealed record WebhookDelivery(string Id, Uri Url, byte[] Body, TimeSpan Delay, bool Signed);
