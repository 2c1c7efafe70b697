using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Campaigns.Activities;

/// <summary>An input that was found right: what the row will hold.</summary>
public sealed record ActivityValues(
    ActivityType Type,
    string Title,
    string Description,
    ProductId? Product,
    CouponId? Coupon,
    ImageId? Image,
    DateTimeOffset OpensAt,
    DateTimeOffset ClosesAt,
    int Capacity,
    int PerPersonLimit,
    int MaxQuantity,
    int HoldSeconds,
    long PriceMinor,
    long? ListPriceMinor,
    ShowRemaining ShowRemaining,
    int FewThreshold,
    int RefundDays,
    string RulesJson)
{
    /// <summary>What the row holds now.</summary>
    public static ActivityValues Of(ActivityView view) => new(
        view.Type,
        view.Title,
        view.Description,
        view.Product?.Id,
        view.Coupon?.Id,
        view.Image,
        view.OpensAt,
        view.ClosesAt,
        view.Capacity,
        view.PerPersonLimit,
        view.MaxQuantity,
        view.HoldSeconds,
        view.Price.Minor,
        view.ListPrice?.Minor,
        view.ShowRemaining,
        view.FewThreshold,
        view.RefundDays,
        Rules.RuleJson.Write(view.Rules));
}
