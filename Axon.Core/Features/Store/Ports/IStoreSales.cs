using Axon.Core.Shared;

namespace Axon.Core.Features.Store.Ports;

/// <summary>Plain purchases and the stock they take from.</summary>
public interface IStoreSales
{
    /// <summary>
    /// Begins a purchase at the product's present name and price; false when the product is not on sale. Beginning the same one again changes
    /// nothing: it keeps the price it began with.
    /// </summary>
    Task<bool> BeginAsync(
        Guid sale, ProductId product, UserId user, int quantity, int refundDays, DateTimeOffset deadline, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Locks and reads.</summary>
    Task<StoreSale?> LockAsync(Guid sale, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>How many purchases of a person are not paid, and how many units they keep. Whoever asks for the same person waits until this transaction is over.</summary>
    Task<(int Purchases, int Units)> UnpaidAsync(UserId user, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Takes units; false when fewer are left.</summary>
    Task<bool> TakeAsync(ProductId product, int quantity, IUnitOfWork work, CancellationToken cancellationToken);

    Task GiveBackAsync(ProductId product, int quantity, IUnitOfWork work, CancellationToken cancellationToken);

    Task SetStatusAsync(Guid sale, StoreSaleStatus status, string? endReason, DateTimeOffset? endedAt, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Forgets purchases that took nothing and began before <paramref name="before"/>.</summary>
    Task<int> SweepAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
