using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Products;

/// <summary>A product as staff see it.</summary>
/// <param name="Stock">Units it ever had for plain purchases.</param>
/// <param name="Taken">Units of them sold or in payment.</param>
public sealed record ProductDetails(
    ProductId Id,
    string Name,
    string Description,
    string Category,
    long PriceMinor,
    long? ListPriceMinor,
    long? CostMinor,
    string Currency,
    ImageId? Image,
    string? Art,
    ProductStatus Status,
    int Stock,
    int Taken,
    int Version)
{
    /// <summary>What a shopper may know of it.</summary>
    public ProductView ToView() => new(
        Id,
        Name,
        Description,
        Category,
        new Money(PriceMinor, Currency),
        ListPriceMinor is { } list ? new Money(list, Currency) : null,
        Image,
        Art,
        Stock - Taken,
        Status == ProductStatus.ACTIVE);
}
