namespace Axon.Core.Features.Payments.Ports;

/// <param name="Event">Set when genuine or not signed.</param>
public readonly record struct WebhookResult(WebhookOutcome Outcome, PaymentWebhook? Event = null);
