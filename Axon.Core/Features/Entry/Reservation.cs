using Axon.Core.Features.Entry.Contracts;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry;

/// <summary>One person's place in an activity, as its row says.</summary>
/// <param name="Epoch">Of the gate that granted it.</param>
/// <param name="DeadlineAt">Hold and payment share it; it never moves.</param>
/// <param name="Order">The order that pays for it, if one has begun.</param>
public sealed record Reservation(
    ReservationId Id,
    ActivityId Activity,
    UserId User,
    int Quantity,
    ReservationStatus Status,
    int Epoch,
    DateTimeOffset ReservedAt,
    DateTimeOffset DeadlineAt,
    DateTimeOffset? EndedAt = null,
    string? EndReason = null,
    OrderId? Order = null)
{
    /// <summary>Whether it still keeps its person from entering again: unpaid and not ended.</summary>
    public bool IsLive => Status is ReservationStatus.PENDING or ReservationStatus.CONFIRMED or ReservationStatus.STUCK;

    /// <summary>What the order of facts about it is kept for.</summary>
    public static string Aggregate(ReservationId id) => $"reservation:{id}";
}
