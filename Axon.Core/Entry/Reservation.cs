using Axon.Core.Kernel;

namespace Axon.Core.Entry;

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

/// <summary>PENDING → CONFIRMED → PAID; or EXPIRED, CANCELLED, REFUNDED. STUCK only while a charge's outcome is unknown.</summary>
public enum ReservationStatus
{
    /// <summary>Held until the deadline; no payment has begun.</summary>
    PENDING,

    /// <summary>Claimed in the database; a payment has begun.</summary>
    CONFIRMED,
    PAID,
    EXPIRED,
    CANCELLED,
    REFUNDED,

    /// <summary>Nobody knows yet whether the money was taken; nothing releases the place until it is known.</summary>
    STUCK,
}

/// <summary>Spans that several parts of the feature must agree on.</summary>
internal static class EntryTimes
{
    /// <summary>After the deadline of a place that was being claimed, how long until somebody asks the database what became of it.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(15);

    /// <summary>A person hears something within this time, also when a server hangs.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromMilliseconds(1_800);

    /// <summary>How long one sweeper may take for the holds it was given.</summary>
    public static readonly TimeSpan SweepLease = TimeSpan.FromSeconds(5);
}
