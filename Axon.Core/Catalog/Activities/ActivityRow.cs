using Axon.Core.Catalog.Coupons;
using Axon.Core.Catalog.Products;
using Axon.Core.Catalog.Rules;
using Axon.Core.Kernel;

namespace Axon.Core.Catalog.Activities;

/// <summary>One activity with what it sells, as one row.</summary>
internal sealed class ActivityRow
{
    public const string Select =
        """
        SELECT a.id, a.campaign_id AS campaignId, c.name AS campaignName, a.type, a.title, a.description, a.status, a.opens_at AS opensAt, a.closes_at AS closesAt,
               a.hold_seconds AS holdSeconds, a.per_person_limit AS perPersonLimit, a.max_quantity AS maxQuantity, a.price_minor AS priceMinor,
               a.list_price_minor AS listPriceMinor, a.currency, a.show_remaining AS showRemaining, a.few_threshold AS fewThreshold, a.rules, a.refund_days AS refundDays,
               a.image_id AS imageId, a.opened_at AS openedAt, a.ended_at AS endedAt, a.version, s.capacity, s.taken,
               p.id AS productId, p.name AS productName, p.description AS productDescription, p.category AS productCategory, p.price_minor AS productPriceMinor,
               p.list_price_minor AS productListPriceMinor, p.currency AS productCurrency, p.image_id AS productImageId, p.art AS productArt, p.status AS productStatus,
               ps.capacity - ps.taken AS productAvailable,
               o.id AS couponId, o.name AS couponName, o.kind AS couponKind, o.amount_minor AS couponAmountMinor, o.percent AS couponPercent,
               o.max_discount_minor AS couponMaxDiscountMinor, o.min_order_minor AS couponMinOrderMinor, o.category AS couponCategory, o.starts_at AS couponStartsAt,
               o.ends_at AS couponEndsAt, o.per_person_limit AS couponPerPersonLimit, o.currency AS couponCurrency
        FROM activity a
        JOIN campaign c ON c.id = a.campaign_id
        JOIN activity_stock s ON s.activity_id = a.id
        LEFT JOIN product p ON p.id = a.product_id
        LEFT JOIN product_stock ps ON ps.product_id = p.id
        LEFT JOIN coupon o ON o.id = a.coupon_id
        """;

    public ActivityId Id { get; init; }

    public CampaignId CampaignId { get; init; }

    public string CampaignName { get; init; } = "";

    public ActivityType Type { get; init; }

    public string Title { get; init; } = "";

    public string Description { get; init; } = "";

    public ActivityStatus Status { get; init; }

    public DateTimeOffset OpensAt { get; init; }

    public DateTimeOffset ClosesAt { get; init; }

    public int HoldSeconds { get; init; }

    public int PerPersonLimit { get; init; }

    public int MaxQuantity { get; init; }

    public long PriceMinor { get; init; }

    public long? ListPriceMinor { get; init; }

    public string Currency { get; init; } = "";

    public ShowRemaining ShowRemaining { get; init; }

    public int FewThreshold { get; init; }

    public string Rules { get; init; } = "";

    public int RefundDays { get; init; }

    public ImageId? ImageId { get; init; }

    public DateTimeOffset? OpenedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int Version { get; init; }

    public int Capacity { get; init; }

    public int Taken { get; init; }

    public ProductId? ProductId { get; init; }

    public string ProductName { get; init; } = "";

    public string ProductDescription { get; init; } = "";

    public string ProductCategory { get; init; } = "";

    public long ProductPriceMinor { get; init; }

    public long? ProductListPriceMinor { get; init; }

    public string ProductCurrency { get; init; } = "";

    public ImageId? ProductImageId { get; init; }

    public string? ProductArt { get; init; }

    public string? ProductStatus { get; init; }

    public long? ProductAvailable { get; init; }

    public CouponId? CouponId { get; init; }

    public string CouponName { get; init; } = "";

    public CouponKind CouponKind { get; init; }

    public long? CouponAmountMinor { get; init; }

    public int? CouponPercent { get; init; }

    public long? CouponMaxDiscountMinor { get; init; }

    public long CouponMinOrderMinor { get; init; }

    public string? CouponCategory { get; init; }

    public DateTimeOffset CouponStartsAt { get; init; }

    public DateTimeOffset CouponEndsAt { get; init; }

    public int CouponPerPersonLimit { get; init; }

    public string CouponCurrency { get; init; } = "";

    public ActivityView ToView() => new()
    {
        Id = Id,
        Campaign = CampaignId,
        CampaignName = CampaignName,
        Type = Type,
        Title = Title,
        Description = Description,
        Status = Status,
        OpensAt = OpensAt,
        ClosesAt = ClosesAt,
        HoldSeconds = HoldSeconds,
        PerPersonLimit = PerPersonLimit,
        MaxQuantity = MaxQuantity,
        Price = new Money(PriceMinor, Currency),
        ListPrice = ListPriceMinor is { } list ? new Money(list, Currency) : null,
        ShowRemaining = ShowRemaining,
        FewThreshold = FewThreshold,
        Rules = RuleJson.Parse(Rules),
        RefundDays = RefundDays,
        Capacity = Capacity,
        Product = ToProduct(),
        Coupon = ToCoupon(),
        Image = ImageId,
        OpenedAt = OpenedAt,
        EndedAt = EndedAt,
        Version = Version,
    };

    public ActivityDetails ToDetails(int held) => new(ToView(), Taken, held);

    private ProductView? ToProduct() => ProductId is { } product
        ? new ProductView(
            product,
            ProductName,
            ProductDescription,
            ProductCategory,
            new Money(ProductPriceMinor, ProductCurrency),
            ProductListPriceMinor is { } list ? new Money(list, ProductCurrency) : null,
            ProductImageId,
            ProductArt,
            (int)(ProductAvailable ?? 0),
            ProductStatus == "ACTIVE")
        : null;

    private CouponView? ToCoupon() => CouponId is { } coupon
        ? CouponRow.ToView(
            coupon, CouponName, CouponKind, CouponAmountMinor, CouponPercent, CouponMaxDiscountMinor, CouponMinOrderMinor, CouponCategory, CouponStartsAt, CouponEndsAt,
            CouponPerPersonLimit, CouponCurrency)
        : null;
}
