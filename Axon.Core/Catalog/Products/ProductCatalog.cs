using Axon.Core.Catalog.Campaigns;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Products;

/// <summary>Reads products for the shop.</summary>
/// <remarks>Goes to the database each time; the stock is that of the moment.</remarks>
public sealed class ProductCatalog(ProductStore store)
{
    /// <summary>The product, hidden or not, or null.</summary>
    public Task<ProductView?> FindAsync(ProductId id, CancellationToken cancellationToken) => store.FindViewAsync(id, cancellationToken);

    /// <summary>Products on sale, newest first; <paramref name="category"/> null for all.</summary>
    public Task<Page<ProductView>> ListAsync(string? category, int page, int size, CancellationToken cancellationToken) =>
        store.ListViewsAsync(category, Math.Clamp(page, 1, Limits.PageNumber), Math.Clamp(size, 1, Limits.PageSize), cancellationToken);

    /// <summary>The categories in use, sorted.</summary>
    public Task<IReadOnlyList<string>> CategoriesAsync(CancellationToken cancellationToken) => store.CategoriesAsync(hidden: false, cancellationToken);
}

/// <summary>A product as a shopper may know it: no cost.</summary>
/// <param name="Image">An uploaded picture; null shows the generated artwork of <paramref name="Art"/>.</param>
/// <param name="Art">Family and seed of the generated artwork, such as <c>earbuds:7</c>.</param>
/// <param name="Available">Units that a plain purchase could still take when this was read.</param>
/// <param name="OnSale">False for a hidden product, which only its activities sell.</param>
public sealed record ProductView(
    ProductId Id,
    string Name,
    string Description,
    string Category,
    Money Price,
    Money? ListPrice,
    ImageId? Image,
    string? Art,
    int Available,
    bool OnSale);
