namespace Axon.Core.Features.Campaigns.Contracts;

public enum ActivityType
{
    /// <summary>A drop: a place is a right to buy one or more units of a product.</summary>
    PURCHASE,

    /// <summary>A place is a coupon; nothing is paid.</summary>
    COUPON,
}
