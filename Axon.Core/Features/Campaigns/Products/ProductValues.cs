using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Products;

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
