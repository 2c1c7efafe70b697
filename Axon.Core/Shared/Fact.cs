namespace Axon.Core.Shared;

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
