using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Contracts;

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
