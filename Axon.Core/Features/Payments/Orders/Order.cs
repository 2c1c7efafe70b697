using Axon.Core.Features.Payments.Contracts;
using Axon.Core.Features.Payments.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Orders;

/// <summary>One sale to one person, with its payment: what is locked and changed together.</summary>
/// <param name="Deadline">Until when it can be paid; the same as the claim's.</param>
/// <param name="FirstPurchase">Known once paid: the buyer had never paid for anything before.</param>
public sealed record Order(
    OrderId Id,
    string Number,
    UserId User,
    SaleRef Sale,
    CampaignId? Campaign,
    ActivityId? Activity,
    ProductId? Product,
    string Title,
    int Quantity,
    Money UnitPrice,
    Money Discount,
    Money Total,
    Money Refunded,
    IssuedCouponId? Coupon,
    OrderStatus Status,
    bool? FirstPurchase,
    int RefundDays,
    DateTimeOffset? RefundableUntil,
    DateTimeOffset Deadline,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? EndedAt,
    OrderEndReason? EndReason,
    Payment Payment)
{
    public Money Subtotal => UnitPrice * Quantity;

    public bool IsPaid => Status is OrderStatus.PAID or OrderStatus.PARTIALLY_REFUNDED or OrderStatus.REFUNDED;

    /// <summary>Nothing moves and nothing may have moved: it can be changed, cancelled and released.</summary>
    public bool IsUnpaidAtRest => Status == OrderStatus.AWAITING_PAYMENT && Payment.IsOpen;

    public PaymentOrderRef ProviderRef => PaymentOrderRef.Of(Id.Value);

    /// <summary>The same order at another price, ready to be paid.</summary>
    public Order WithDiscount(Money discount, IssuedCouponId? coupon) => this with
    {
        Discount = discount,
        Total = Subtotal - discount,
        Coupon = coupon,
        Payment = Payment with { Amount = Subtotal - discount },
    };

    public Order Ended(OrderEndReason reason, DateTimeOffset at) => this with
    {
        Status = OrderStatus.CANCELLED,
        EndReason = reason,
        EndedAt = at,
        Payment = Payment with { Status = PaymentStatus.CANCELLED, NextCheckAt = null },
    };
}
