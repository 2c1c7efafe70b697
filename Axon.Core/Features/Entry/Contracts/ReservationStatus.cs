namespace Axon.Core.Features.Entry.Contracts;

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
