
namespace Axon.Core.Facts;

/// <summary>
/// Something that is true since the transaction that recorded it. Written to the outbox in that transaction, delivered at least once to
/// each consumer, in order for one <see cref="Aggregate"/>.
/// </summary>
/// <param name="Id">UUIDv7; also the id of the behaviour event, so a second delivery changes nothing.</param>
/// <param name="Aggregate">What the order of delivery is kept for: a reservation, an order or a person, as text of at most 64 characters.</param>
/// <param name="OccurredAt">UTC.</param>
/// <param name="AmountMinor">Minor units: paid for PURCHASE, given back for REFUND.</param>
/// <param name="Reason">Why, in upper snake case: SOLD_OUT, TOO_FEW_LEFT, NOT_ELIGIBLE, ERROR, LIMIT_REACHED, a provider's code, …</param>
public sealed record Fact(
    Guid Id,
    FactType Type,
    string Aggregate,
    DateTimeOffset OccurredAt,
    Guid? UserId = null,
    long? CampaignId = null,
    long? ActivityId = null,
    long? ProductId = null,
    Guid? ReservationId = null,
    Guid? OrderId = null,
    int? Quantity = null,
    long? AmountMinor = null,
    string? Reason = null);

/// <summary>What happened in the backend. The names are those of the behaviour events that they become.</summary>
public enum FactType
{
    SIGNED_UP,
    SIGNED_IN,
    RESERVED,
    REJECTED,
    RESERVATION_EXPIRED,
    RESERVATION_CANCELLED,
    PAYMENT_STARTED,
    PAYMENT_FAILED,
    PURCHASE,
    REFUND,
    COUPON_ISSUED,

    /// <summary>A place that the database has given back and that the gate must offer again. Not a behaviour event.</summary>
    PLACE_RETURNED,

    /// <summary>A place that the database has sold for good. Tells the gate to stop watching the hold. Not a behaviour event.</summary>
    PLACE_SOLD,
}
