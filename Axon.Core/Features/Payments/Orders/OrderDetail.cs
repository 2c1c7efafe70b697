using Axon.Core.Features.Payments.Refunds;

namespace Axon.Core.Features.Payments.Orders;

/// <summary>An order as its buyer reads it: everything a receipt shows.</summary>
/// <param name="Refunds">Oldest first.</param>
/// <param name="Coupon">The coupon it was bought with; null for none.</param>
public sealed record OrderDetail(Order Order, IReadOnlyList<Refund> Refunds, OrderCoupon? Coupon = null);

/// <param name="ExpiresAt">Until then it can be used again when all of the order is refunded.</param>
/// <param name="IsHere">This order holds or has used it; not when it came back.</param>
public sealed record OrderCoupon(DateTimeOffset ExpiresAt, bool IsHere);
