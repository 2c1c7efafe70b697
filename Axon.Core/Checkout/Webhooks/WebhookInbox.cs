using Axon.Core.Checkout.Provider;
using Axon.Core.Db;
using Dapper;

namespace Axon.Core.Checkout.Webhooks;

/// <summary>The provider's hints, each kept once.</summary>
public sealed class WebhookInbox(Database database)
{
    private const int MostTries = 12;

    // Only the order's name is kept of a body: the rest is never believed, and it could hold what does not belong here.
    /// <summary>Keeps a hint; false when it was kept before. Durable when it returns.</summary>
    public async Task<bool> KeepAsync(string provider, StoredWebhook webhook, DateTimeOffset at, CancellationToken cancellationToken)
    {
        return await database.ExecuteAsync(
            "INSERT IGNORE INTO webhook_inbox (provider, event_id, body, received_at) VALUES (@provider, @Id, @order, @at)",
            new { provider, webhook.Id, order = webhook.Order.Value, at },
            cancellationToken) == 1;
    }

    /// <summary>Takes hints that were not looked into yet, each with a growing pause before it is taken again, up to a limited number of tries.</summary>
    public Task<IReadOnlyList<StoredWebhook>> TakeAsync(string provider, DateTimeOffset now, int limit, CancellationToken cancellationToken) =>
        database.InTransactionAsync<IReadOnlyList<StoredWebhook>>(
            async work =>
            {
                var rows = (await work.QueryAsync<(string Id, string Order)>(
                    """
                    SELECT event_id, body FROM webhook_inbox
                    WHERE provider = @provider AND processed_at IS NULL AND attempts < @MostTries
                      AND (attempts = 0 OR received_at + INTERVAL POW(2, attempts) SECOND <= @now)
                    ORDER BY received_at LIMIT @limit FOR UPDATE SKIP LOCKED
                    """,
                    new { provider, now, limit, MostTries },
                    cancellationToken)).AsList();
                if (rows.Count > 0)
                {
                    await work.ExecuteAsync(
                        "UPDATE webhook_inbox SET attempts = attempts + 1 WHERE provider = @provider AND event_id IN @ids",
                        new { provider, ids = rows.Select(row => row.Id) },
                        cancellationToken);
                }

                return [.. rows.Select(row => PaymentOrderRef.TryParse(row.Order, out var order)
                    ? new StoredWebhook(row.Id, order)
                    : throw new InvalidOperationException($"Webhook {row.Id} names no order."))];
            },
            cancellationToken);

    /// <param name="error">Why nothing came of it; null when it was looked into.</param>
    public async Task FinishAsync(string provider, string id, DateTimeOffset at, string? error, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            "UPDATE webhook_inbox SET processed_at = @at, error = LEFT(@error, 500) WHERE provider = @provider AND event_id = @id",
            new { provider, id, at, error },
            cancellationToken);
    }

    /// <summary>Forgets hints looked into before <paramref name="before"/>.</summary>
    public async Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        return await database.ExecuteAsync(
            "DELETE FROM webhook_inbox WHERE received_at < @before LIMIT 1000", new { before }, cancellationToken);
    }
}

/// <summary>A hint from the provider, waiting to be looked into.</summary>
public sealed record StoredWebhook(string Id, PaymentOrderRef Order);
