using Axon.Core.Catalog.Products;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>A product as staff see it.</summary>
/// <param name="Stock">Units it ever had for plain purchases.</param>
/// <param name="Taken">Units of them sold or in payment.</param>
public sealed record ProductAdminJson(
    long Id,
    string Name,
    string Description,
    string Category,
    long PriceMinor,
    long? ListPriceMinor,
    long? CostMinor,
    string Currency,
    Guid? ImageId,
    string? Art,
    ProductStatus Status,
    int Stock,
    int Taken,
    int Version)
{
    public static ProductAdminJson From(ProductDetails details) => new(
        details.Id.Value,
        details.Name,
        details.Description,
        details.Category,
        details.PriceMinor,
        details.ListPriceMinor,
        details.CostMinor,
        details.Currency,
        details.Image?.Value,
        details.Art,
        details.Status,
        details.Stock,
        details.Taken,
        details.Version);
}
