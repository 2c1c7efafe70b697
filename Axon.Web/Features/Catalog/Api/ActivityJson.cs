using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;

namespace Axon.Web.Features.Catalog.Api;

/// <summary>An activity as shoppers' programs see it.</summary>
/// <param name="Status">At the time of the answer; the schedule counts to the second.</param>
/// <param name="HoldSeconds">Time to pay after a place was taken.</param>
/// <param name="PerPersonLimit">Units one person may have in all.</param>
/// <param name="MaxQuantity">Units in one order.</param>
/// <param name="Conditions">Who may take part, as one sentence in the language of the request.</param>
/// <param name="ServerNow">The server's clock, for countdowns.</param>
public sealed record ActivityJson(
    long Id,
    long CampaignId,
    string CampaignName,
    ActivityType Type,
    string Title,
    string Description,
    ActivityStatus Status,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int HoldSeconds,
    int PerPersonLimit,
    int MaxQuantity,
    Money Price,
    Money? ListPrice,
    int? Capacity,
    ShowRemaining ShowRemaining,
    int RefundDays,
    IReadOnlyList<RuleDto> Rules,
    string Conditions,
    ProductJson? Product,
    CouponJson? Coupon,
    string? ImageUrl,
    string? Art,
    DateTimeOffset ServerNow)
{
    public static ActivityJson From(ActivityView view, RuleSentence sentence, DateTimeOffset now) => new(
        view.Id.Value,
        view.Campaign.Value,
        view.CampaignName,
        view.Type,
        view.Title,
        view.Description,
        view.StatusAt(now),
        view.OpensAt,
        view.ClosesAt,
        view.HoldSeconds,
        view.PerPersonLimit,
        view.MaxQuantity,
        view.Price,
        view.ListPrice,
        // How many there are is as telling as how many are left.
        view.ShowRemaining == ShowRemaining.NEVER ? null : view.Capacity,
        view.ShowRemaining,
        view.RefundDays,
        [.. view.Rules.Select(RuleDto.From)],
        sentence.ForShopper(view.Rules),
        view.Product is { } product ? ProductJson.From(product) : null,
        view.Coupon is { } coupon ? CouponJson.From(coupon) : null,
        ImageUrls.Of(view.Image ?? view.Product?.Image),
        view.Product?.Art,
        now);
}
