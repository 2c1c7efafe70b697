namespace Axon.Core.Features.Dashboard;

/// <summary>One reservation with its order, from the books.</summary>
/// <param name="EndedAt">When it expired, was cancelled or refunded in full; null while it counts.</param>
/// <param name="FirstPurchase">Whether the order was its buyer's first ever; null while unpaid.</param>
public sealed record BookRow(
    Guid User,
    string Status,
    int Quantity,
    DateTimeOffset ReservedAt,
    DateTimeOffset DeadlineAt,
    DateTimeOffset? PaidAt,
    DateTimeOffset? EndedAt,
    long TotalMinor,
    bool? FirstPurchase);
