using Axon.Core.Features.Campaigns.Contracts;

namespace Axon.Core.Features.Campaigns.Coupons;

/// <summary>An input that was found right.</summary>
public sealed record CouponValues(
    string Name,
    CouponKind Kind,
    long? AmountMinor,
    int? Percent,
    long? MaxDiscountMinor,
    long MinOrderMinor,
    string? Category,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    int PerPersonLimit);
