namespace Axon.Core.Features.Campaigns.Products;

/// <summary>What staff write about a product; a null is a field left empty.</summary>
public record ProductInput
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? Category { get; init; }

    public long? PriceMinor { get; init; }

    public long? ListPriceMinor { get; init; }

    /// <summary>What one unit costs the shop; shoppers never see it.</summary>
    public long? CostMinor { get; init; }

    public Guid? ImageId { get; init; }

    /// <summary>Family and seed of the generated artwork that stands in for a picture.</summary>
    public string? Art { get; init; }

    public ProductStatus? Status { get; init; }

    /// <summary>Units for plain purchases, those already taken among them.</summary>
    public int? Stock { get; init; }
}
