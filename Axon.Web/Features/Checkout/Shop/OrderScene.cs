using System.Diagnostics;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Kernel;

namespace Axon.Web.Features.Checkout.Shop;

/// <summary>An order as its page shows it.</summary>
/// <param name="Place">Which unit of its activity it was, counted by payment; null when it is none of an activity.</param>
/// <param name="Of">How many the activity has, where the seller shows that.</param>
/// <param name="Coupon">The coupon it was bought with.</param>
public sealed record OrderScene(Order Order, IReadOnlyList<Refund> Refunds, DateTimeOffset Now, int? Place = null, int? Of = null, OrderCoupon? Coupon = null)
{
    public OrderStage Stage => Order.Status switch
    {
        OrderStatus.AWAITING_PAYMENT when Order.Payment.IsUnderWay => OrderStage.Asking,
        OrderStatus.AWAITING_PAYMENT => Order.Deadline > Now ? OrderStage.ToPay : OrderStage.Expired,
        OrderStatus.PAID or OrderStatus.PARTIALLY_REFUNDED when OpenRefund is not null => OrderStage.Refunding,
        OrderStatus.PAID => OrderStage.Paid,
        OrderStatus.PARTIALLY_REFUNDED => OrderStage.PartlyRefunded,
        OrderStatus.REFUNDED => OrderStage.Refunded,
        OrderStatus.CANCELLED => Order.EndReason switch
        {
            OrderEndReason.CLAIM_LOST => OrderStage.GivenBack,
            OrderEndReason.EXPIRED => OrderStage.Expired,
            _ => OrderStage.Cancelled,
        },
        var status => throw new UnreachableException(status.ToString()),
    };

    public Refund? OpenRefund => Refunds.LastOrDefault(refund => refund.Status is RefundStatus.REQUESTED or RefundStatus.STUCK);

    /// <summary>The buyer may still have all that is left back.</summary>
    public bool Refundable => Stage is OrderStage.Paid or OrderStage.PartlyRefunded && Now < Order.RefundableUntil;

    /// <summary>The coupon is free again with a full refund, or is free again after one; null where there is none.</summary>
    public bool? CouponReturns => (Coupon, Stage) switch
    {
        (null, _) => null,
        (var coupon, OrderStage.Refunded) => !coupon.IsHere,
        (var coupon, _) => coupon.ExpiresAt > Now,
    };

    public Money Left => Order.Total - Order.Refunded;
}

/// <summary>What an order's page is about.</summary>
public enum OrderStage
{
    /// <summary>Can be paid until its deadline.</summary>
    ToPay,

    /// <summary>Nobody can say yet whether the money was taken.</summary>
    Asking,
    Paid,

    /// <summary>Money is on its way back, not yet known to have arrived.</summary>
    Refunding,
    PartlyRefunded,
    Refunded,
    Expired,
    Cancelled,

    /// <summary>Paid too late: given back in full.</summary>
    GivenBack,
}
