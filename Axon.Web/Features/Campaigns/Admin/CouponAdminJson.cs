using Axon.Core.Features.Campaigns.Coupons;

namespace Axon.Web.Features.Campaigns.Admin;

/// <param name="Issued">How many people hold or have used.</param>
public sealed record CouponAdminJson(CouponJson Coupon, int Issued, int Version)
{
    public static CouponAdminJson From(CouponDetails details) => new(CouponJson.From(details.View), details.Issued, details.Version);
}
