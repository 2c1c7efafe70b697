namespace Axon.Core.Features.Campaigns.Contracts;

public enum CouponKind
{
    AMOUNT,
    PERCENT,
}
