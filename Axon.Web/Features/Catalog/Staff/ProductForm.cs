using Axon.Core.Catalog.Products;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>A product as typed.</summary>
public sealed class ProductForm
{
    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? Category { get; set; }

    public string? Price { get; set; }

    public string? ListPrice { get; set; }

    public string? Cost { get; set; }

    public string? Stock { get; set; }

    public string? Art { get; set; }

    public string? ImageId { get; set; }

    public bool RemoveImage { get; set; }

    public bool Hidden { get; set; }

    public int Version { get; set; }

    /// <summary>A newly chosen picture.</summary>
    public IFormFile? Picture { get; set; }

    public static ProductForm From(ProductDetails product) => new()
    {
        Name = product.Name,
        Description = product.Description,
        Category = product.Category,
        Price = TypedText.Of(product.PriceMinor),
        ListPrice = TypedText.Of(product.ListPriceMinor),
        Cost = TypedText.Of(product.CostMinor),
        Stock = TypedText.Of(product.Stock),
        Art = product.Art,
        ImageId = product.Image?.ToString(),
        Hidden = product.Status == ProductStatus.HIDDEN,
        Version = product.Version,
    };

    /// <param name="unreadable">Fields whose text means nothing.</param>
    public ProductInput ToInput(ICollection<string> unreadable) => new()
    {
        Name = Name,
        Description = Description,
        Category = Category,
        PriceMinor = Number(Price, "priceMinor", unreadable),
        ListPriceMinor = Number(ListPrice, "listPriceMinor", unreadable),
        CostMinor = Number(Cost, "costMinor", unreadable),
        Stock = Number(Stock, "stock", unreadable) is { } stock ? (int)Math.Clamp(stock, int.MinValue, int.MaxValue) : null,
        Art = Art,
        ImageId = !RemoveImage && Guid.TryParse(ImageId, out var image) ? image : null,
        Status = Hidden ? ProductStatus.HIDDEN : ProductStatus.ACTIVE,
    };

    private static long? Number(string? text, string field, ICollection<string> unreadable)
    {
        var number = TypedText.Number(text, out var wrong);
        if (wrong)
        {
            unreadable.Add(field);
        }

        return number;
    }
}
