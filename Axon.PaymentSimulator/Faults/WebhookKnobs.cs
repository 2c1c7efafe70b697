namespace Axon.PaymentSimulator.Faults;

/// <param name="DelayMs">How late a webhook is sent; not with mode Before.</param>
/// <param name="Url">Where to, instead of the address given at start.</param>
internal sealed record WebhookKnobs(WebhookMode Mode = WebhookMode.After, int DelayMs = 0, Uri? Url = null);
