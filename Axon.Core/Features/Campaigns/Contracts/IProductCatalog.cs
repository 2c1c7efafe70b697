using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Contracts;

/// <summary>Reads products for the shop.</summary>
/// <remarks>Goes to the database each time; the stock is that of the moment.</remarks>
public interface IProductCatalog
{
    /// <summary>The product, hidden or not, or null.</summary>
    Task<ProductView?> FindAsync(ProductId id, CancellationToken cancellationToken);

    /// <summary>Products on sale, newest first; <paramref name="category"/> null for all.</summary>
    Task<Page<ProductView>> ListAsync(string? category, int page, int size, CancellationToken cancellationToken);

    /// <summary>The categories in use, sorted.</summary>
    Task<IReadOnlyList<string>> CategoriesAsync(CancellationToken cancellationToken);
}
