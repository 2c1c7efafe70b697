using Axon.Core.Features.Campaigns.Contracts;

namespace Axon.Core.Features.Campaigns.Coupons;

/// <summary>What staff write about a coupon. Times are UTC, money in minor units.</summary>
public sealed record CouponInput(
    string? Name,
    CouponKind? Kind,
    long? AmountMinor,
    int? Percent,
    long? MaxDiscountMinor,
    long? MinOrderMinor,
    string? Category,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    int? PerPersonLimit);
