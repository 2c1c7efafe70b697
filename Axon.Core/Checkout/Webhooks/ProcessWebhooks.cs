using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Webhooks;

/// <summary>Looks into kept webhooks: each only makes us ask the provider about its order. Early, late, twice or forged past the signature, it changes nothing by itself.</summary>
public sealed partial class ProcessWebhooks(
    WebhookInbox inbox, OrderStore orders, QueryProvider ask, IOptions<PaymentsOptions> options, TimeProvider clock, ILogger<ProcessWebhooks> logger)
{
    private const int Batch = 50;

    /// <returns>How many were taken.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var provider = options.Value.Provider;
        var taken = await inbox.TakeAsync(provider, clock.GetUtcNow(), Batch, cancellationToken);
        foreach (var about in taken.GroupBy(webhook => webhook.Order))
        {
            try
            {
                var isKnown = Guid.TryParseExact(about.Key.Value, "N", out var id) && await orders.FindAsync(new OrderId(id), cancellationToken) is { } order
                    && await ask.HandleAsync(order.Payment.Id, cancellationToken) != ProviderQueryOutcome.NotFound;
                foreach (var webhook in about)
                {
                    await inbox.FinishAsync(provider, webhook.Id, clock.GetUtcNow(), isKnown ? null : "No such order", CancellationToken.None);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // It stays in the inbox and is taken again later.
                Log.Failed(logger, about.Key.Value, exception);
            }
        }

        return taken.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(3041, LogLevel.Error, "The webhook about {OrderRef} could not be looked into; it is tried again later")]
        public static partial void Failed(ILogger logger, string orderRef, Exception exception);
    }
}
