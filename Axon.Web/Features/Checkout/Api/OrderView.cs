using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Checkout.Sales;
using Axon.Core.Kernel;

namespace Axon.Web.Features.Checkout.Api;

/// <summary>An order as its buyer sees it.</summary>
/// <param name="PaymentStatus">STUCK: nobody can say yet whether money was taken; it is being asked and must not be paid again.</param>
/// <param name="Checkout">Set when the order can be paid now.</param>
/// <param name="Refunds">Set where a single order is read.</param>
public sealed record OrderView(
    Guid Id,
    string Number,
    OrderStatus Status,
    PaymentStatus PaymentStatus,
    OrderEndReason? EndReason,
    string Title,
    int Quantity,
    Money UnitPrice,
    Money Discount,
    Money Total,
    Money Refunded,
    Guid? IssuedCouponId,
    Guid? ReservationId,
    long? ActivityId,
    long? CampaignId,
    long? ProductId,
    DateTimeOffset Deadline,
    DateTimeOffset ServerNow,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? RefundableUntil,
    string? Method,
    string? CardLast4,
    CheckoutView? Checkout = null,
    IReadOnlyList<RefundView>? Refunds = null)
{
    public static OrderView From(Order order, DateTimeOffset now) => new(
        order.Id.Value,
        order.Number,
        order.Status,
        order.Payment.Status,
        order.EndReason,
        order.Title,
        order.Quantity,
        order.UnitPrice,
        order.Discount,
        order.Total,
        order.Refunded,
        order.Coupon?.Value,
        order.Sale.Kind == SaleKind.ACTIVITY ? order.Sale.Id : null,
        order.Activity?.Value,
        order.Campaign?.Value,
        order.Product?.Value,
        order.Deadline,
        now,
        order.CreatedAt,
        order.PaidAt,
        order.EndedAt,
        order.RefundableUntil,
        order.Payment.Method,
        order.Payment.CardLast4);
}

/// <summary>Money on its way back, or back.</summary>
public sealed record RefundView(Guid Id, Money Amount, RefundStatus Status, RefundOrigin Origin, string Reason, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    public static RefundView From(Refund refund) =>
        new(refund.Id, refund.Amount, refund.Status, refund.Origin, refund.Reason, refund.CreatedAt, refund.FinishedAt);
}

/// <param name="Url">Where to send the buyer's browser to pay.</param>
public sealed record CheckoutView(string Url);

public sealed record OrderPage(IReadOnlyList<OrderView> Items, int Total, int Page, int Size);
