namespace Axon.Web.Features.Payments.Api;

/// <summary>What to make an order for: a reservation, or some of a product. Prices are never taken from a caller.</summary>
/// <param name="Token">The reservation's token; checked when given.</param>
/// <param name="Quantity">With a product: how many; 1 when left out.</param>
/// <param name="IssuedCouponId">A coupon of the caller's; leave it out to use none. Sending the same sale again with another one changes it.</param>
public sealed record PrepareBody(
    Guid? ReservationId = null, string? Token = null, long? ProductId = null, int? Quantity = null, Guid? IssuedCouponId = null);
