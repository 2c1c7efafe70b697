namespace Axon.Core.Features.Campaigns.Products;

/// <summary>What staff write about a product.</summary>
/// <param name="Stock">Units for plain purchases, those already taken among them.</param>
public sealed record ProductInput(
    string? Name,
    string? Description,
    string? Category,
    long? PriceMinor,
    long? ListPriceMinor,
    long? CostMinor,
    Guid? ImageId,
    string? Art,
    ProductStatus? Status,
    int? Stock);
