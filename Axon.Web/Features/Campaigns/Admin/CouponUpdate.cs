using Axon.Core.Features.Campaigns.Coupons;

namespace Axon.Web.Features.Campaigns.Admin;

/// <summary>A coupon as it shall be.</summary>
public sealed record CouponUpdate : CouponInput
{
    /// <summary>The version that was read; another one since then refuses the change.</summary>
    public required int Version { get; init; }
}
