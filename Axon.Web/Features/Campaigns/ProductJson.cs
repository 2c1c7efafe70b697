using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;

namespace Axon.Web.Features.Campaigns;

/// <param name="Available">Units that can be bought without an activity.</param>
/// <param name="OnSale">False for a product that only its activities sell.</param>
public sealed record ProductJson(
    long Id, string Name, string Description, string Category, Money Price, Money? ListPrice, string? ImageUrl, string? Art, int Available, bool OnSale)
{
    public static ProductJson From(ProductView view) => new(
        view.Id.Value, view.Name, view.Description, view.Category, view.Price, view.ListPrice, ImageUrls.Of(view.Image), view.Art, view.OnSale ? view.Available : 0, view.OnSale);
}
