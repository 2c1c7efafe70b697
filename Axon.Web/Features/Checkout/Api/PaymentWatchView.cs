using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Kernel;

namespace Axon.Web.Features.Checkout.Api;

/// <summary>A payment as staff see it.</summary>
/// <param name="NextCheckAt">When the provider is asked again by itself.</param>
/// <param name="Checks">How often it was asked in vain.</param>
public sealed record PaymentWatchView(
    Guid Id,
    Guid OrderId,
    string OrderNumber,
    OrderStatus OrderStatus,
    PaymentStatus Status,
    Money Amount,
    Money Captured,
    Money Refunded,
    string? FailureCode,
    OpenAttemptView? Open,
    DateTimeOffset? NextCheckAt,
    int Checks,
    DateTimeOffset Deadline,
    DateTimeOffset CreatedAt)
{
    public static PaymentWatchView From(PaymentWatch watch) => new(
        watch.Order.Payment.Id.Value,
        watch.Order.Id.Value,
        watch.Order.Number,
        watch.Order.Status,
        watch.Order.Payment.Status,
        watch.Order.Payment.Amount,
        watch.Order.Payment.Captured,
        watch.Order.Payment.Refunded,
        watch.Order.Payment.FailureCode,
        watch is { OpenKind: { } kind, OpenState: { } state, OpenSince: { } since } ? new OpenAttemptView(kind, state, since, watch.OpenCode) : null,
        watch.Order.Payment.NextCheckAt,
        watch.Order.Payment.Checks,
        watch.Order.Deadline,
        watch.Order.CreatedAt);
}

/// <summary>A call to the provider that has not ended in a proof.</summary>
/// <param name="Code">Why it is unknown.</param>
public sealed record OpenAttemptView(AttemptKind Kind, AttemptState State, DateTimeOffset Since, string? Code);

public sealed record PaymentWatchPage(IReadOnlyList<PaymentWatchView> Items, int Total, int Page, int Size);
