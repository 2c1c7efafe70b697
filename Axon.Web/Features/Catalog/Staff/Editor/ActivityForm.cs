using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Rules;

namespace Axon.Web.Features.Catalog.Staff.Editor;

/// <summary>An activity as typed. Also what the browser keeps of an unsaved one, so every member is plain text or a list.</summary>
public sealed class ActivityForm
{
    public ActivityType Type { get; set; }

    public string Title { get; set; } = "";

    public string Description { get; set; } = "";

    public string ProductId { get; set; } = "";

    public string CouponId { get; set; } = "";

    public Guid? ImageId { get; set; }

    public string OpensAt { get; set; } = "";

    public string ClosesAt { get; set; } = "";

    public string Capacity { get; set; } = "100";

    public string PerPersonLimit { get; set; } = "1";

    public string MaxQuantity { get; set; } = "1";

    public string HoldSeconds { get; set; } = "300";

    public string Price { get; set; } = "";

    public string ListPrice { get; set; } = "";

    public ShowRemaining ShowRemaining { get; set; } = ShowRemaining.FEW;

    public string FewThreshold { get; set; } = "20";

    public string RefundDays { get; set; } = "7";

    public List<RuleDto> Rules { get; set; } = [];

    public static ActivityForm From(ActivityView view) => new()
    {
        Type = view.Type,
        Title = view.Title,
        Description = view.Description,
        ProductId = TypedText.Of(view.Product?.Id.Value),
        CouponId = TypedText.Of(view.Coupon?.Id.Value),
        ImageId = view.Image?.Value,
        OpensAt = TypedText.Of(view.OpensAt),
        ClosesAt = TypedText.Of(view.ClosesAt),
        Capacity = TypedText.Of(view.Capacity),
        PerPersonLimit = TypedText.Of(view.PerPersonLimit),
        MaxQuantity = TypedText.Of(view.MaxQuantity),
        HoldSeconds = TypedText.Of(view.HoldSeconds),
        Price = view.Type == ActivityType.PURCHASE ? TypedText.Of(view.Price.Minor) : "",
        ListPrice = TypedText.Of(view.ListPrice?.Minor),
        ShowRemaining = view.ShowRemaining,
        FewThreshold = TypedText.Of(view.FewThreshold),
        RefundDays = TypedText.Of(view.RefundDays),
        Rules = [.. view.Rules.Select(RuleDto.From)],
    };

    /// <param name="unreadable">Fields whose text means nothing.</param>
    public ActivityInput ToInput(ICollection<string> unreadable)
    {
        var isPurchase = Type == ActivityType.PURCHASE;
        return new ActivityInput
        {
            Type = Type,
            Title = Title,
            Description = Description,
            ProductId = isPurchase ? Number(ProductId, "productId", unreadable) : null,
            CouponId = isPurchase ? null : Number(CouponId, "couponId", unreadable),
            ImageId = ImageId,
            OpensAt = Instant(OpensAt, "opensAt", unreadable),
            ClosesAt = Instant(ClosesAt, "closesAt", unreadable),
            Capacity = Int(Capacity, "capacity", unreadable),
            PerPersonLimit = Int(PerPersonLimit, "perPersonLimit", unreadable),
            MaxQuantity = isPurchase ? Int(MaxQuantity, "maxQuantity", unreadable) : 1,
            HoldSeconds = Int(HoldSeconds, "holdSeconds", unreadable),
            PriceMinor = isPurchase ? Number(Price, "priceMinor", unreadable) : null,
            ListPriceMinor = isPurchase ? Number(ListPrice, "listPriceMinor", unreadable) : null,
            ShowRemaining = ShowRemaining,
            FewThreshold = Int(FewThreshold, "fewThreshold", unreadable),
            RefundDays = Int(RefundDays, "refundDays", unreadable),
            Rules = Rules,
        };
    }

    private static long? Number(string text, string field, ICollection<string> unreadable)
    {
        var number = TypedText.Number(text, out var wrong);
        if (wrong)
        {
            unreadable.Add(field);
        }

        return number;
    }

    private static int? Int(string text, string field, ICollection<string> unreadable)
    {
        var number = Number(text, field, unreadable);
        if (number is < int.MinValue or > int.MaxValue)
        {
            unreadable.Add(field);
            return null;
        }

        return (int?)number;
    }

    private static DateTimeOffset? Instant(string text, string field, ICollection<string> unreadable)
    {
        var instant = TypedText.Instant(text, out var wrong);
        if (wrong)
        {
            unreadable.Add(field);
        }

        return instant;
    }
}
