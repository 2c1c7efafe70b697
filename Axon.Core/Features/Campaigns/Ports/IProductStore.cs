using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Campaigns.Products;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Ports;

/// <summary>Products and their stock.</summary>
public interface IProductStore
{
    Task<ProductView?> FindViewAsync(ProductId id, CancellationToken cancellationToken);

    /// <summary>Those on sale.</summary>
    Task<Page<ProductView>> ListViewsAsync(string? category, int page, int size, CancellationToken cancellationToken);

    /// <summary>The categories of products, hidden ones too when <paramref name="hidden"/>.</summary>
    Task<IReadOnlyList<string>> CategoriesAsync(bool hidden, CancellationToken cancellationToken);

    Task<Page<ProductDetails>> ListAsync(ProductFilter filter, int page, int size, CancellationToken cancellationToken);

    Task<ProductDetails?> FindAsync(ProductId id, CancellationToken cancellationToken);

    /// <summary>Reads the row and keeps others from changing it until the transaction ends.</summary>
    Task<ProductDetails?> LockAsync(ProductId id, IUnitOfWork work, CancellationToken cancellationToken);

    Task<ProductId> InsertAsync(ProductValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    /// <summary>Writes all values but the stock and raises the version.</summary>
    Task UpdateAsync(ProductId id, ProductValues values, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    /// <returns>False when more is taken; nothing is changed then.</returns>
    Task<bool> TrySetStockAsync(ProductId id, int capacity, IUnitOfWork work, CancellationToken cancellationToken);
}
