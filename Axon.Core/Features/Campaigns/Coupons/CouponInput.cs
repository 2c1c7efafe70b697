using Axon.Core.Features.Campaigns.Contracts;

namespace Axon.Core.Features.Campaigns.Coupons;

/// <summary>What staff write about a coupon. Times are UTC, money in minor units; a null is a field left empty.</summary>
public record CouponInput
{
    public string? Name { get; init; }

    public CouponKind? Kind { get; init; }

    public long? AmountMinor { get; init; }

    public int? Percent { get; init; }

    public long? MaxDiscountMinor { get; init; }

    public long? MinOrderMinor { get; init; }

    public string? Category { get; init; }

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public int? PerPersonLimit { get; init; }
}
