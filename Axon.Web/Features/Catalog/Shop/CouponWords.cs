using Axon.Core.Catalog.Coupons;
using Axon.Core.Kernel;
using Axon.Core.Wallet;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Catalog.Shop;

/// <summary>What a coupon gives and asks for, in words.</summary>
public static class CouponWords
{
    /// <summary>10,000원 or 10%.</summary>
    public static string Worth(Money? amount, int? percent) => percent is { } share ? NumberFormat.Percent(share / 100m, 0) : NumberFormat.Money(amount ?? default);

    /// <summary>The same in so few letters that it fits on a ticket: 1만원.</summary>
    public static string ShortWorth(CouponView coupon) =>
        coupon.Percent is { } share ? NumberFormat.Percent(share / 100m, 0) : NumberFormat.MoneyCompact(coupon.Amount ?? default);

    public static string Conditions(this IStringLocalizer<ShopStrings> words, CouponTerms terms) =>
        words.Conditions(terms.MinOrder, terms.MaxDiscount, terms.Category);

    public static string Conditions(this IStringLocalizer<ShopStrings> words, CouponView coupon) =>
        words.Conditions(coupon.MinOrder, coupon.MaxDiscount, coupon.Category);

    private static string Conditions(this IStringLocalizer<ShopStrings> words, Money minimum, Money? most, string? category)
    {
        var parts = new List<string>
        {
            category is null ? words[nameof(ShopStrings.CouponForAll)] : words[nameof(ShopStrings.CouponForCategory), category],
        };
        if (minimum.Minor > 0)
        {
            parts.Add(words[nameof(ShopStrings.CouponMinimum), NumberFormat.Money(minimum)]);
        }

        if (most is { } cap)
        {
            parts.Add(words[nameof(ShopStrings.CouponMost), NumberFormat.Money(cap)]);
        }

        return string.Join(" · ", parts);
    }
}
