using Axon.Core.Features.Payments.Ports;

namespace Axon.Core.Features.Payments.Webhooks;

/// <summary>A hint from the provider, waiting to be looked into.</summary>
public sealed record StoredWebhook(string Id, PaymentOrderRef Order);
