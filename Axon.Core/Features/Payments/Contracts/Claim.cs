using Axon.Core.Shared;

namespace Axon.Core.Features.Payments.Contracts;

/// <summary>What was claimed, at which price, until when: all that an order needs.</summary>
/// <param name="Deadline">UTC; hold and payment share it.</param>
/// <param name="RefundDays">Days after payment in which the buyer may have all money back.</param>
/// <param name="Category">The product's category, for coupons; null when there is none.</param>
public sealed record Claim(
    SaleRef Sale,
    string Title,
    int Quantity,
    Money UnitPrice,
    DateTimeOffset Deadline,
    int RefundDays,
    string? Category,
    CampaignId? Campaign,
    ActivityId? Activity,
    ProductId? Product);
