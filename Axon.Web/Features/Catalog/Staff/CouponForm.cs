using Axon.Core.Catalog.Coupons;
using Axon.Core.Kernel;
using Axon.Web.Features.Catalog.Shop;
using Axon.Web.Http;
using Axon.Web.Resources;
using Axon.Web.Ui;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Catalog.Staff;

/// <summary>A coupon as typed.</summary>
public sealed class CouponForm
{
    public string? Name { get; set; }

    public string? Kind { get; set; } = nameof(CouponKind.AMOUNT);

    public string? Amount { get; set; }

    public string? Percent { get; set; }

    public string? MaxDiscount { get; set; }

    public string? MinOrder { get; set; }

    public string? Category { get; set; }

    public string? StartsAt { get; set; }

    public string? EndsAt { get; set; }

    public string? PerPerson { get; set; } = "1";

    public int Version { get; set; }

    public static CouponForm From(CouponDetails coupon) => new()
    {
        Name = coupon.View.Name,
        Kind = coupon.View.Kind.ToString(),
        Amount = TypedText.Of(coupon.View.Amount?.Minor),
        Percent = TypedText.Of(coupon.View.Percent),
        MaxDiscount = TypedText.Of(coupon.View.MaxDiscount?.Minor),
        MinOrder = TypedText.Of(coupon.View.MinOrder.Minor),
        Category = coupon.View.Category,
        StartsAt = TypedText.Of(coupon.View.StartsAt),
        EndsAt = TypedText.Of(coupon.View.EndsAt),
        PerPerson = TypedText.Of(coupon.View.PerPersonLimit),
        Version = coupon.Version,
    };

    /// <summary>What the coupon gives, as one sentence; null until it gives something.</summary>
    public string? Offer(IStringLocalizer<AdminStrings> words)
    {
        var input = ToInput([]);
        if (input is not { AmountMinor: > 0 } and not { Percent: > 0 })
        {
            return null;
        }

        var worth = CouponWords.Worth(input.AmountMinor is { } amount ? Money.Won(amount) : null, input.Percent);
        var offer = input.MinOrderMinor is { } minimum and > 0 ? words[nameof(AdminStrings.OfferFrom), NumberFormat.Money(Money.Won(minimum)), worth] : words[nameof(AdminStrings.OfferAny), worth];
        return input.MaxDiscountMinor is { } most and > 0 ? $"{offer.Value} · {words[nameof(AdminStrings.OfferMost), NumberFormat.Money(Money.Won(most))].Value}" : offer.Value;
    }

    /// <param name="unreadable">Fields whose text means nothing.</param>
    public CouponInput ToInput(ICollection<string> unreadable)
    {
        var kind = QueryText.Enum<CouponKind>(Kind);
        var input = new CouponInput
        {
            Name = Name,
            Kind = kind,
            // The page shows the fields of both kinds; those of the other kind are not meant.
            AmountMinor = kind == CouponKind.AMOUNT ? Number(Amount, "amountMinor", unreadable) : null,
            Percent = kind == CouponKind.PERCENT ? Int(Percent, "percent", unreadable) : null,
            MaxDiscountMinor = kind == CouponKind.PERCENT ? Number(MaxDiscount, "maxDiscountMinor", unreadable) : null,
            MinOrderMinor = Number(MinOrder, "minOrderMinor", unreadable),
            Category = Category,
            StartsAt = TypedText.Instant(StartsAt, out var badStart),
            EndsAt = TypedText.Instant(EndsAt, out var badEnd),
            PerPersonLimit = Int(PerPerson, "perPersonLimit", unreadable),
        };
        if (badStart)
        {
            unreadable.Add("startsAt");
        }

        if (badEnd)
        {
            unreadable.Add("endsAt");
        }

        return input;
    }

    private static int? Int(string? text, string field, ICollection<string> unreadable) =>
        Number(text, field, unreadable) is { } number ? (int)Math.Clamp(number, int.MinValue, int.MaxValue) : null;

    private static long? Number(string? text, string field, ICollection<string> unreadable)
    {
        var number = TypedText.Number(text, out var wrong);
        if (wrong)
        {
            unreadable.Add(field);
        }

        return number;
    }
}
