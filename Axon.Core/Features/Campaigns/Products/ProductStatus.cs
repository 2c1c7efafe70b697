namespace Axon.Core.Features.Campaigns.Products;

public enum ProductStatus
{
    ACTIVE,

    /// <summary>Not in the shop's lists; activities may still sell it.</summary>
    HIDDEN,
}
