namespace Axon.Core.Features.Dashboard;

/// <summary>One reservation with its order, from the books.</summary>
public sealed record BookRow
{
    public Guid User { get; init; }

    public required string Status { get; init; }

    public int Quantity { get; init; }

    public DateTimeOffset ReservedAt { get; init; }

    public DateTimeOffset DeadlineAt { get; init; }

    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>When it expired, was cancelled or refunded in full; null while it counts.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    public long TotalMinor { get; init; }

    /// <summary>Whether the order was its buyer's first ever; null while unpaid.</summary>
    public bool? FirstPurchase { get; init; }
}
