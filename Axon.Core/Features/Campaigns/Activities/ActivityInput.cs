using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Campaigns.Rules;

namespace Axon.Core.Features.Campaigns.Activities;

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
