namespace Axon.PaymentSimulator.Faults;

/// <param name="DelayMs">How late a webhook is sent; not with mode Before.</param>
/// <param name="Url">Where to, instead of the address given at start.</param>
/// <param name="Signed">With the signature that the provider gives to other events only; payments it announces without.</param>
internal sealed record WebhookKnobs(WebhookMode Mode = WebhookMode.After, int DelayMs = 0, Uri? Url = null, bool Signed = false);
