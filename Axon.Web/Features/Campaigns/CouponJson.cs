using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;

namespace Axon.Web.Features.Campaigns;

public sealed record CouponJson(
    long Id,
    string Name,
    CouponKind Kind,
    Money? Amount,
    int? Percent,
    Money? MaxDiscount,
    Money MinOrder,
    string? Category,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int PerPersonLimit)
{
    public static CouponJson From(CouponView view) => new(
        view.Id.Value,
        view.Name,
        view.Kind,
        view.Amount,
        view.Percent,
        view.MaxDiscount,
        view.MinOrder,
        view.Category,
        view.StartsAt,
        view.EndsAt,
        view.PerPersonLimit);
}
