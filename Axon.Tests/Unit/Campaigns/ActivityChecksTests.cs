using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Core.Catalog.Rules;

namespace Axon.Tests.Unit.Campaigns;

/// <summary>What can be said about an activity without looking anything up: each field's limits, and what belongs to which type.</summary>
public sealed class ActivityChecksTests
{
    private static readonly DateTimeOffset Opens = new(2026, 11, 22, 19, 0, 0, TimeSpan.FromHours(9));

    private static readonly ActivityInput Drop = new()
    {
        Type = ActivityType.PURCHASE,
        Title = "한정 판매",
        ProductId = 1,
        OpensAt = Opens,
        ClosesAt = Opens.AddHours(1),
        Capacity = 10,
        PerPersonLimit = 2,
        MaxQuantity = 2,
        PriceMinor = 10_000,
    };

    private static readonly ActivityInput Coupon = new() { Type = ActivityType.COUPON, Title = "쿠폰", CouponId = 1, OpensAt = Opens, ClosesAt = Opens.AddHours(1), Capacity = 10, PerPersonLimit = 1 };

    public static TheoryData<string, string> Wrong => new()
    {
        { "no type", "required type" },
        { "unknown type", "out-of-range type" },
        { "unknown show", "out-of-range showRemaining" },
        { "no title", "required title" },
        { "long title", "too-long title" },
        { "hidden title", "unreadable-text title" },
        { "long description", "too-long description" },
        { "no opening", "required opensAt" },
        { "no close", "required closesAt" },
        { "opens before there was a web", "out-of-range opensAt" },
        { "closes in the far future", "out-of-range closesAt" },
        { "closes as it opens", "end-not-after-start closesAt" },
        { "closes before it opens", "end-not-after-start closesAt" },
        { "no capacity", "required capacity" },
        { "no places", "out-of-range capacity" },
        { "too many places", "out-of-range capacity" },
        { "no limit", "required perPersonLimit" },
        { "nobody may", "out-of-range perPersonLimit" },
        { "too much for one", "out-of-range perPersonLimit" },
        { "more at once than in all", "above-person-limit maxQuantity" },
        { "none at once", "out-of-range maxQuantity" },
        { "held too short", "out-of-range holdSeconds" },
        { "held too long", "out-of-range holdSeconds" },
        { "few of none", "out-of-range fewThreshold" },
        { "refunds before", "out-of-range refundDays" },
        { "refunds for ever", "out-of-range refundDays" },
        { "no product", "required productId" },
        { "drop with a coupon", "not-allowed-for-type couponId" },
        { "no price", "required priceMinor" },
        { "free", "out-of-range priceMinor" },
        { "negative price", "out-of-range priceMinor" },
        { "price beyond sums", "out-of-range priceMinor" },
        { "list price below", "list-price-below-price listPriceMinor" },
        { "bad rule", "required rules[0].grade" },
        { "coupon without a coupon", "required couponId" },
        { "coupon with a product", "not-allowed-for-type productId" },
        { "coupon at a price", "not-allowed-for-type priceMinor" },
        { "coupon at a list price", "not-allowed-for-type listPriceMinor" },
        { "two coupons at once", "not-allowed-for-type maxQuantity" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Input_ThatIsWrong_HasThisProblemAlone(string what, string expected)
    {
        var checks = new Checks();

        ActivityChecks.Check(With(what), checks);

        Assert.Equal([expected], checks.Problems.Select(problem => $"{problem.Code["campaigns/".Length..]} {problem.Field}").Distinct());
    }

    [Fact]
    public void Drop_AtItsLeast_GetsWhatIsUsual()
    {
        var checks = new Checks();
        var values = ActivityChecks.Check(Drop with { MaxQuantity = null }, checks);

        Assert.Empty(checks.Problems);
        Assert.Equal((1, 300, ShowRemaining.FEW, 20, 7), (values.MaxQuantity, values.HoldSeconds, values.ShowRemaining, values.FewThreshold, values.RefundDays));
        Assert.Equal(Opens.ToUniversalTime(), values.OpensAt);
        Assert.Equal(TimeSpan.Zero, values.OpensAt.Offset);
        Assert.Equal([], RuleJson.TryParse(values.RulesJson));
    }

    [Theory]
    [InlineData(10, 1, 0)]
    [InlineData(86_400, 10_000_000, 365)]
    public void Drop_AtItsLimits_Passes(int hold, int capacity, int refundDays)
    {
        var checks = new Checks();

        ActivityChecks.Check(Drop with { HoldSeconds = hold, Capacity = capacity, FewThreshold = capacity, RefundDays = refundDays, ListPriceMinor = Drop.PriceMinor }, checks);

        Assert.Empty(checks.Problems);
    }

    [Fact]
    public void Coupon_AtItsLeast_IsFree()
    {
        var checks = new Checks();
        var values = ActivityChecks.Check(Coupon with { PriceMinor = 0 }, checks);

        Assert.Empty(checks.Problems);
        Assert.Equal((0, null, 1), (values.PriceMinor, values.ListPriceMinor, values.MaxQuantity));
    }

    [Fact]
    public void Title_WithSpaces_IsTrimmed() => Assert.Equal("한정 판매", ActivityChecks.Check(Drop with { Title = "  한정 판매 " }, new Checks()).Title);

    private static ActivityInput With(string what) => what switch
    {
        "no type" => Drop with { Type = null },
        "unknown type" => Drop with { Type = (ActivityType)99 },
        "unknown show" => Drop with { ShowRemaining = (ShowRemaining)99 },
        "no title" => Drop with { Title = " " },
        "long title" => Drop with { Title = new string('x', 121) },
        "hidden title" => Drop with { Title = "a\u202Eb" },
        "long description" => Drop with { Description = new string('x', 4001) },
        "no opening" => Drop with { OpensAt = null },
        "no close" => Drop with { ClosesAt = null },
        "opens before there was a web" => Drop with { OpensAt = new DateTimeOffset(1999, 12, 31, 23, 59, 59, TimeSpan.Zero) },
        "closes in the far future" => Drop with { ClosesAt = new DateTimeOffset(2101, 1, 1, 0, 0, 0, TimeSpan.Zero) },
        "closes as it opens" => Drop with { ClosesAt = Drop.OpensAt },
        "closes before it opens" => Drop with { ClosesAt = Drop.OpensAt - TimeSpan.FromSeconds(1) },
        "no capacity" => Drop with { Capacity = null },
        "no places" => Drop with { Capacity = 0 },
        "too many places" => Drop with { Capacity = 10_000_001 },
        "no limit" => Drop with { PerPersonLimit = null, MaxQuantity = 1 },
        "nobody may" => Drop with { PerPersonLimit = 0, MaxQuantity = 1 },
        "too much for one" => Drop with { PerPersonLimit = 1001 },
        "more at once than in all" => Drop with { MaxQuantity = 3 },
        "none at once" => Drop with { MaxQuantity = 0 },
        "held too short" => Drop with { HoldSeconds = 9 },
        "held too long" => Drop with { HoldSeconds = 86_401 },
        "few of none" => Drop with { FewThreshold = 0 },
        "refunds before" => Drop with { RefundDays = -1 },
        "refunds for ever" => Drop with { RefundDays = 366 },
        "no product" => Drop with { ProductId = null },
        "drop with a coupon" => Drop with { CouponId = 1 },
        "no price" => Drop with { PriceMinor = null },
        "free" => Drop with { PriceMinor = 0 },
        "negative price" => Drop with { PriceMinor = -1 },
        "price beyond sums" => Drop with { PriceMinor = 1_000_000_000_001 },
        "list price below" => Drop with { ListPriceMinor = 9_999 },
        "bad rule" => Drop with { Rules = [new RuleDto(RuleKind.GRADE)] },
        "coupon without a coupon" => Coupon with { CouponId = null },
        "coupon with a product" => Coupon with { ProductId = 1 },
        "coupon at a price" => Coupon with { PriceMinor = 1 },
        "coupon at a list price" => Coupon with { ListPriceMinor = 0 },
        "two coupons at once" => Coupon with { PerPersonLimit = 2, MaxQuantity = 2 },
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
    };
}
