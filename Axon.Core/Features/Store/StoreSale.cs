using Axon.Core.Shared;

namespace Axon.Core.Features.Store;

/// <summary>One plain purchase of a product, at the price of the moment it began.</summary>
public sealed record StoreSale(
    Guid Id,
    ProductId Product,
    UserId User,
    int Quantity,
    string Title,
    string Category,
    Money UnitPrice,
    int RefundDays,
    StoreSaleStatus Status,
    DateTimeOffset Deadline,
    DateTimeOffset CreatedAt,
    string? EndReason = null);
