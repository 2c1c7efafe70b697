namespace Axon.Core.Features.Campaigns.Rules;

/// <summary>One order that was paid and not refunded in full.</summary>
/// <param name="Category">The product's; null for an order without a product.</param>
public sealed record Bought(DateTimeOffset At, string? Category);
