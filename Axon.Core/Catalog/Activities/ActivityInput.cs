using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>What staff write about an activity. Times are UTC, money in minor units; a null is a field left empty.</summary>
public record ActivityInput
{
    public ActivityType? Type { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public long? ProductId { get; init; }

    public long? CouponId { get; init; }

    public Guid? ImageId { get; init; }

    public DateTimeOffset? OpensAt { get; init; }

    public DateTimeOffset? ClosesAt { get; init; }

    public int? Capacity { get; init; }

    public int? PerPersonLimit { get; init; }

    public int? MaxQuantity { get; init; }

    public int? HoldSeconds { get; init; }

    public long? PriceMinor { get; init; }

    public long? ListPriceMinor { get; init; }

    public ShowRemaining? ShowRemaining { get; init; }

    public int? FewThreshold { get; init; }

    public int? RefundDays { get; init; }

    public IReadOnlyList<RuleDto>? Rules { get; init; }
}

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
