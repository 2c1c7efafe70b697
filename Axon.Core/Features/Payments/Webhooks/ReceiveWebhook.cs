using Axon.Core.Features.Payments.Ports;
using Axon.Core.Shared;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Payments.Webhooks;

/// <summary>
/// Keeps a webhook about an order of ours, once. Nothing else happens here: what it says is looked into later, by asking the provider, so an unsigned one is as good; it
/// is only taken less often.
/// </summary>
public sealed partial class ReceiveWebhook(
    IPaymentWebhooks webhooks, IWebhookInbox inbox, IOrderBook orders, HintLimits limits, IOptions<PaymentsOptions> options, TimeProvider clock, ILogger<ReceiveWebhook> logger)
{
    /// <param name="header">The value of a request header by name, null when absent.</param>
    /// <param name="body">As received.</param>
    public async Task<WebhookOutcome> HandleAsync(Func<string, string?> header, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var (outcome, webhook) = webhooks.Verify(header, body.Span);
        if (outcome == WebhookOutcome.NotSigned && webhook is not null)
        {
            if (!Guid.TryParseExact(webhook.Order.Value, "N", out var id) || await orders.FindAsync(new OrderId(id), cancellationToken) is null)
            {
                return WebhookOutcome.Irrelevant;
            }

            if (!limits.Allow(webhook.Order))
            {
                return WebhookOutcome.TooMany;
            }
        }

        if (webhook is not null)
        {
            await inbox.KeepAsync(options.Value.Provider, new StoredWebhook(webhook.Id, webhook.Order), clock.GetUtcNow(), cancellationToken);
        }

        if (outcome is WebhookOutcome.Forged or WebhookOutcome.Stale)
        {
            Log.Refused(logger, outcome);
        }

        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(3040, LogLevel.Warning, "A webhook was refused: {Outcome}")]
        public static partial void Refused(ILogger logger, WebhookOutcome outcome);
    }
}
