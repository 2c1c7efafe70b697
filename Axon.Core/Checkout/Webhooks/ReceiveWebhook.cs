using System.Threading.RateLimiting;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Webhooks;

/// <summary>
/// Keeps a webhook about an order of ours, once. Nothing else happens here: what it says is looked into later, by asking the provider, so an unsigned one is as good; it
/// is only taken less often.
/// </summary>
public sealed partial class ReceiveWebhook(
    IPaymentWebhooks webhooks, WebhookInbox inbox, OrderStore orders, HintLimits limits, IOptions<PaymentsOptions> options, TimeProvider clock, ILogger<ReceiveWebhook> logger)
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

/// <summary>
/// How often anybody can make us ask the provider by an unsigned webhook: a few times for an order, and so many a second in all. Who is refused is told to come again, as
/// the provider does by itself; what nobody announces is found by the comparison of the books.
/// </summary>
public sealed class HintLimits : IDisposable
{
    private readonly PartitionedRateLimiter<PaymentOrderRef> _limits = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<PaymentOrderRef, PaymentOrderRef>(order => RateLimitPartition.GetTokenBucketLimiter(order, _ => Bucket(burst: 8, perSecond: 1))),
        PartitionedRateLimiter.Create<PaymentOrderRef, int>(_ => RateLimitPartition.GetTokenBucketLimiter(0, _ => Bucket(burst: 500, perSecond: 100))));

    public bool Allow(PaymentOrderRef order)
    {
        using var lease = _limits.AttemptAcquire(order);
        return lease.IsAcquired;
    }

    public void Dispose() => _limits.Dispose();

    private static TokenBucketRateLimiterOptions Bucket(int burst, int perSecond) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = perSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    };
}
