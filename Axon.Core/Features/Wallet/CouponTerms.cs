using Axon.Core.Shared;

namespace Axon.Core.Features.Wallet;

/// <summary>What a coupon takes off: an amount, or a percentage with or without a cap.</summary>
/// <param name="Amount">Set for an amount.</param>
/// <param name="Percent">1–100, set for a percentage.</param>
/// <param name="MaxDiscount">The most that the percentage takes off; null for no limit.</param>
/// <param name="MinOrder">Smallest subtotal it may be used on.</param>
public sealed record CouponTerms(Money? Amount, int? Percent, Money? MaxDiscount, Money MinOrder, string? Category)
{
    public bool AllowsSubtotal(Money subtotal) => subtotal.Minor >= MinOrder.Minor;

    public bool IsFor(string? category, string currency) =>
        MinOrder.Currency == currency && (Category is null || string.Equals(Category, category, StringComparison.Ordinal));

    /// <summary>Rounded down to a minor unit, never above the subtotal and never negative.</summary>
    public Money DiscountOf(Money subtotal)
    {
        var off = Percent is { } percent
            ? Math.Min((long)((Int128)subtotal.Minor * percent / 100), MaxDiscount?.Minor ?? long.MaxValue)
            : Amount?.Minor ?? 0;
        return new Money(Math.Clamp(off, 0, Math.Max(0, subtotal.Minor)), subtotal.Currency);
    }
}
