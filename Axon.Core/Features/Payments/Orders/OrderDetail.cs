using Axon.Core.Features.Payments.Refunds;

namespace Axon.Core.Features.Payments.Orders;

/// <summary>An order as its buyer reads it: everything a receipt shows.</summary>
/// <param name="Refunds">Oldest first.</param>
public sealed record OrderDetail(Order Order, IReadOnlyList<Refund> Refunds);
