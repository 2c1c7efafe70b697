using System.Security.Cryptography;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Sales;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Orders;

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

/// <summary>Why an order ended.</summary>
public enum OrderEndReason
{
    /// <summary>Not paid by the deadline.</summary>
    EXPIRED,

    /// <summary>The buyer cancelled before paying.</summary>
    CANCELLED,

    /// <summary>All money was given back after a purchase.</summary>
    REFUNDED,

    /// <summary>The claim was gone when the charge turned out to have happened; the money goes back in full.</summary>
    CLAIM_LOST,
}

/// <summary>Where to send the buyer of an unpaid order.</summary>
public sealed class CheckoutLink(IPaymentProvider provider)
{
    /// <returns>Null when there is nothing to pay.</returns>
    public Uri? Of(Order order, Uri successUrl, Uri failUrl, string language) => order.IsUnpaidAtRest
        ? provider.CheckoutUrl(new CheckoutRequest(order.ProviderRef, order.Total, order.Title, successUrl, failUrl, null, language))
        : null;
}

public enum OrderStatus
{
    /// <summary>Units are claimed; the buyer may pay until the deadline.</summary>
    AWAITING_PAYMENT,
    PAID,

    /// <summary>Never paid, or paid too late and given back in full; the reason says which.</summary>
    CANCELLED,
    PARTIALLY_REFUNDED,
    REFUNDED,
}

/// <summary>Order numbers that people read aloud and type: <c>K7QM-2W9D</c>, without letters and digits that look or sound alike.</summary>
public static class OrderNumber
{
    public const string Alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    /// <summary>Random: neither guessable nor telling how much is sold. The database keeps it unique.</summary>
    public static string New() => $"{RandomNumberGenerator.GetString(Alphabet, 4)}-{RandomNumberGenerator.GetString(Alphabet, 4)}";
}
