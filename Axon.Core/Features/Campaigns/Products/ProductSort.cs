namespace Axon.Core.Features.Campaigns.Products;

public enum ProductSort
{
    NEWEST,
    NAME,
    PRICE,
    STOCK,
}
