using Axon.Core.Features.Payments.Webhooks;

namespace Axon.Core.Features.Payments.Ports;

/// <summary>The provider's hints, each kept once.</summary>
public interface IWebhookInbox
{
    /// <summary>Keeps a hint; false when it was kept before. Durable when it returns.</summary>
    Task<bool> KeepAsync(string provider, StoredWebhook webhook, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Takes hints that were not looked into yet, each with a growing pause before it is taken again, up to a limited number of tries.</summary>
    Task<IReadOnlyList<StoredWebhook>> TakeAsync(string provider, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <param name="error">Why nothing came of it; null when it was looked into.</param>
    Task FinishAsync(string provider, string id, DateTimeOffset at, string? error, CancellationToken cancellationToken);

    /// <summary>Forgets hints looked into before <paramref name="before"/>.</summary>
    Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
