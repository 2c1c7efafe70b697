using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Sales;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Core.Checkout;

/// <summary>What the rest of Axon learns about orders.</summary>
internal static class PaymentFacts
{
    public static Fact Started(Order order, TimeProvider clock) => Of(order, FactType.PAYMENT_STARTED, clock) with { AmountMinor = order.Total.Minor };

    public static Fact Failed(Order order, string reason, TimeProvider clock) =>
        Of(order, FactType.PAYMENT_FAILED, clock) with { AmountMinor = order.Total.Minor, Reason = reason };

    /// <summary>That a paid order was paid, when it was.</summary>
    public static Fact Purchase(Order order, TimeProvider clock) =>
        Of(order, FactType.PURCHASE, clock) with { OccurredAt = order.PaidAt!.Value, AmountMinor = order.Total.Minor };

    public static Fact Refund(Order order, Money amount, bool isFull, TimeProvider clock) =>
        Of(order, FactType.REFUND, clock) with { AmountMinor = amount.Minor, Quantity = isFull ? order.Quantity : 0, Reason = isFull ? "FULL" : "PARTIAL" };

    private static Fact Of(Order order, FactType type, TimeProvider clock) => new(
        Uuid.New(clock),
        type,
        $"order:{order.Id}",
        clock.GetUtcNow(),
        order.User.Value,
        order.Campaign?.Value,
        order.Activity?.Value,
        order.Product?.Value,
        order.Sale.Kind == SaleKind.ACTIVITY ? order.Sale.Id : null,
        order.Id.Value,
        order.Quantity);
}
