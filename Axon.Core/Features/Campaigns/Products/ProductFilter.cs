namespace Axon.Core.Features.Campaigns.Products;

/// <param name="Search">Part of the name.</param>
public sealed record ProductFilter(string? Search = null, string? Category = null, ProductStatus? Status = null, ProductSort Sort = ProductSort.NEWEST, bool Descending = false);
