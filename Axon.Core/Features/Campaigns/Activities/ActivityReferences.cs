using Axon.Core.Features.Campaigns.Ports;

namespace Axon.Core.Features.Campaigns.Activities;

/// <summary>What can be said about an input only by looking at what it refers to.</summary>
internal sealed class ActivityReferences(IProductStore products, ICouponStore coupons, IImageStore images)
{
    public async Task CheckAsync(ActivityValues values, CampaignDetails campaign, Checks checks, CancellationToken cancellationToken)
    {
        checks.Require(values.OpensAt >= campaign.StartsAt, CampaignProblems.OutsideCampaign, "opensAt");
        checks.Require(values.ClosesAt <= campaign.EndsAt, CampaignProblems.OutsideCampaign, "closesAt");
        if (values.Product is { } product)
        {
            checks.Require(await products.FindAsync(product, cancellationToken) is not null, CampaignProblems.UnknownReference, "productId");
        }

        if (values.Coupon is { } id)
        {
            var coupon = await coupons.FindAsync(id, cancellationToken);
            checks.Require(coupon is not null, CampaignProblems.UnknownReference, "couponId");
            checks.Require(coupon is null || coupon.View.EndsAt > values.ClosesAt, CampaignProblems.CouponEndsFirst, "couponId");
        }

        if (values.Image is { } image)
        {
            checks.Require(await images.ExistsAsync(image, cancellationToken), CampaignProblems.UnknownReference, "imageId");
        }
    }
}
