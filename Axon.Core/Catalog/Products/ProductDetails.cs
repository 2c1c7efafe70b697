using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Products;

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

/// <summary>An input that was found right.</summary>
public sealed record ProductValues(
    string Name,
    string Description,
    string Category,
    long PriceMinor,
    long? ListPriceMinor,
    long? CostMinor,
    ImageId? Image,
    string? Art,
    ProductStatus Status,
    int Stock);

public enum ProductSort
{
    NEWEST,
    NAME,
    PRICE,
    STOCK,
}

public enum ProductStatus
{
    ACTIVE,

    /// <summary>Not in the shop's lists; activities may still sell it.</summary>
    HIDDEN,
}

/// <param name="Search">Part of the name.</param>
public sealed record ProductFilter(string? Search = null, string? Category = null, ProductStatus? Status = null, ProductSort Sort = ProductSort.NEWEST, bool Descending = false);
