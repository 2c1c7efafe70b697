using Axon.Core.Checkout.Sales;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout.Orders;

/// <summary>An order and its payment as one flat row.</summary>
internal sealed class OrderRow
{
    public const string Select =
        """
        SELECT o.id AS Id, o.number AS Number, o.user_id AS User, o.sale_kind AS SaleKind, o.sale_id AS SaleId, o.campaign_id AS Campaign,
          o.activity_id AS Activity, o.product_id AS Product, o.title AS Title, o.quantity AS Quantity, o.unit_price_minor AS UnitPrice,
          o.discount_minor AS Discount, o.total_minor AS Total, o.refunded_minor AS Refunded, o.currency AS Currency, o.issued_coupon_id AS Coupon,
          o.status AS Status, o.first_purchase AS FirstPurchase, o.refund_days AS RefundDays, o.refundable_until AS RefundableUntil,
          o.deadline_at AS Deadline, o.created_at AS CreatedAt, o.paid_at AS PaidAt, o.ended_at AS EndedAt, o.end_reason AS EndReason,
          p.id AS PaymentId, p.provider AS Provider, p.provider_payment_key AS ProviderKey, p.amount_minor AS Amount, p.captured_minor AS Captured,
          p.refunded_minor AS PaymentRefunded, p.status AS PaymentStatus, p.method AS Method, p.card_last4 AS CardLast4, p.failure_code AS FailureCode,
          p.captured_at AS CapturedAt, p.next_check_at AS NextCheckAt, p.checks AS Checks,
          p.provider_balance_minor AS ProviderBalance, p.compared_at AS ComparedAt, p.compare_at AS CompareAt
        FROM customer_order o JOIN payment p ON p.order_id = o.id
        """;

    public OrderId Id { get; set; }
    public string Number { get; set; } = "";
    public UserId User { get; set; }
    public string SaleKind { get; set; } = "";
    public Guid SaleId { get; set; }
    public CampaignId? Campaign { get; set; }
    public ActivityId? Activity { get; set; }
    public ProductId? Product { get; set; }
    public string Title { get; set; } = "";
    public int Quantity { get; set; }
    public long UnitPrice { get; set; }
    public long Discount { get; set; }
    public long Total { get; set; }
    public long Refunded { get; set; }
    public string Currency { get; set; } = "";
    public IssuedCouponId? Coupon { get; set; }
    public string Status { get; set; } = "";
    public bool? FirstPurchase { get; set; }
    public int RefundDays { get; set; }
    public DateTimeOffset? RefundableUntil { get; set; }
    public DateTimeOffset Deadline { get; set; }
    public DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? PaidAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public string? EndReason { get; set; }
    public PaymentId PaymentId { get; set; }
    public string Provider { get; set; } = "";
    public string? ProviderKey { get; set; }
    public long Amount { get; set; }
    public long Captured { get; set; }
    public long PaymentRefunded { get; set; }
    public string PaymentStatus { get; set; } = "";
    public string? Method { get; set; }
    public string? CardLast4 { get; set; }
    public string? FailureCode { get; set; }
    public DateTimeOffset? CapturedAt { get; set; }
    public DateTimeOffset? NextCheckAt { get; set; }
    public int Checks { get; set; }
    public long? ProviderBalance { get; set; }
    public DateTimeOffset? ComparedAt { get; set; }
    public DateTimeOffset? CompareAt { get; set; }

    public Order ToOrder() => new(
        Id, Number, User, new SaleRef(Enum.Parse<SaleKind>(SaleKind), SaleId), Campaign, Activity, Product, Title, Quantity, Of(UnitPrice), Of(Discount),
        Of(Total), Of(Refunded), Coupon, Enum.Parse<OrderStatus>(Status), FirstPurchase, RefundDays, RefundableUntil, Deadline, CreatedAt, PaidAt, EndedAt,
        EndReason is null ? null : Enum.Parse<OrderEndReason>(EndReason),
        new Payment(
            PaymentId, Enum.Parse<PaymentStatus>(PaymentStatus), ProviderKey, Of(Amount), Of(Captured), Of(PaymentRefunded), Method, CardLast4, FailureCode,
            CapturedAt, NextCheckAt, Checks)
        {
            Provider = Provider,
            ProviderBalance = ProviderBalance is { } balance ? Of(balance) : null,
            ComparedAt = ComparedAt,
            CompareAt = CompareAt,
        });

    public static object Parameters(Order order, DateTimeOffset now) => new
    {
        order.Id,
        order.Number,
        order.User,
        SaleKind = order.Sale.Kind.ToString(),
        SaleId = order.Sale.Id,
        order.Campaign,
        order.Activity,
        order.Product,
        order.Title,
        order.Quantity,
        UnitPrice = order.UnitPrice.Minor,
        Discount = order.Discount.Minor,
        Total = order.Total.Minor,
        Refunded = order.Refunded.Minor,
        order.Total.Currency,
        order.Coupon,
        Status = order.Status.ToString(),
        order.RefundDays,
        order.RefundableUntil,
        order.Deadline,
        order.CreatedAt,
        order.PaidAt,
        order.EndedAt,
        EndReason = order.EndReason?.ToString(),
        PaymentId = order.Payment.Id,
        order.Payment.Provider,
        order.Payment.ProviderKey,
        Amount = order.Payment.Amount.Minor,
        Captured = order.Payment.Captured.Minor,
        PaymentRefunded = order.Payment.Refunded.Minor,
        PaymentStatus = order.Payment.Status.ToString(),
        order.Payment.Method,
        order.Payment.CardLast4,
        order.Payment.FailureCode,
        order.Payment.CapturedAt,
        order.Payment.NextCheckAt,
        order.Payment.Checks,
        ProviderBalance = order.Payment.ProviderBalance?.Minor,
        order.Payment.ComparedAt,
        order.Payment.CompareAt,
        Now = now,
    };

    private Money Of(long minor) => new(minor, Currency);
}
