using Axon.Core.Checkout.Webhooks;
using Axon.Core.Idempotency;

namespace Axon.Core.Checkout.Charges;

/// <summary>Forgets what nobody needs any more: answers kept for repetitions, and old webhooks. Books are kept for ever.</summary>
public sealed class SweepPayments(IdempotencyStore keys, WebhookInbox webhooks, TimeProvider clock)
{
    private const int Portion = 1000;
    private static readonly TimeSpan KeysLive = TimeSpan.FromDays(7);
    private static readonly TimeSpan WebhooksLive = TimeSpan.FromDays(30);

    /// <returns>True when more may be left.</returns>
    public async Task<bool> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var swept = await keys.SweepAsync(now - KeysLive, cancellationToken);
        swept = Math.Max(swept, await webhooks.SweepAsync(now - WebhooksLive, cancellationToken));
        return swept >= Portion;
    }
}
