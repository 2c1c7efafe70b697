using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Products;

/// <inheritdoc cref="IProductCatalog"/>
internal sealed class ProductCatalog(IProductStore store) : IProductCatalog
{
    public Task<ProductView?> FindAsync(ProductId id, CancellationToken cancellationToken) => store.FindViewAsync(id, cancellationToken);

    public Task<Page<ProductView>> ListAsync(string? category, int page, int size, CancellationToken cancellationToken) =>
        store.ListViewsAsync(category, Math.Clamp(page, 1, Limits.PageNumber), Math.Clamp(size, 1, Limits.PageSize), cancellationToken);

    public Task<IReadOnlyList<string>> CategoriesAsync(CancellationToken cancellationToken) => store.CategoriesAsync(hidden: false, cancellationToken);
}
