using Axon.Core.Catalog.Activities;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Wallet;
using Axon.Web.Features.Entry.Shop;
using Axon.Web.Features.Wallet.Shop;
using Bunit;

namespace Axon.Tests.Components.Shop;

public sealed class ReservationEndTests : AxonBunitContext
{
    [Theory]
    [InlineData("ko", ReservationStatus.EXPIRED, "결제 시간이 지났어요", "돈은 나가지 않았어요")]
    [InlineData("en", ReservationStatus.EXPIRED, "The time to pay is over", "No money was taken")]
    [InlineData("ko", ReservationStatus.PENDING, "결제 시간이 지났어요", "돈은 나가지 않았어요")]
    [InlineData("ko", ReservationStatus.CANCELLED, "자리를 포기했어요", "돈은 나가지 않았어요")]
    [InlineData("en", ReservationStatus.CANCELLED, "You gave up your place", "No money was taken")]
    [InlineData("ko", ReservationStatus.STUCK, "결제 결과를 확인하고 있어요", "두 번 결제되지 않고")]
    [InlineData("en", ReservationStatus.STUCK, "We are checking your payment", "not charged twice")]
    [InlineData("ko", ReservationStatus.REFUNDED, "환불했어요", "돌려 드렸어요")]
    public void End_EachStatus_SaysWhatHappenedAndWhetherMoneyMoved(string culture, ReservationStatus status, string title, string money)
    {
        UseCulture(culture);

        var page = Show(status, Given.Drop);

        Assert.Equal(title, page.Find("h1[tabindex][data-outcome]").TextContent);
        Assert.Contains(money, page.Find(".big").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".foot a.go"));
    }

    [Fact]
    public void End_CouponReceived_SaysItIsFreeAndWhatItIsGoodFor()
    {
        var page = Show(ReservationStatus.PAID, Given.Coupon);

        Assert.Equal("쿠폰을 받았어요", page.Find("h1").TextContent);
        Assert.Contains("50,000원 이상", page.Find(".line").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_ManyCoupons_OnlyUsableOnesAndTheBestFirst()
    {
        var held = new OrderId(Guid.NewGuid());

        var choices = CouponChoice.Of(
            [
                Coupon("small", Money.Won(1_000)),
                Coupon("best", Money.Won(9_000)),
                Coupon("held here", Money.Won(5_000), IssuedCouponStatus.HELD, held),
                Coupon("held elsewhere", Money.Won(50_000), IssuedCouponStatus.HELD, new OrderId(Guid.NewGuid())),
                Coupon("used", Money.Won(50_000), IssuedCouponStatus.USED),
                Coupon("other things", Money.Won(50_000)) with { Terms = new CouponTerms(Money.Won(50_000), null, null, Money.Won(0), "조명") },
                Coupon("larger orders", Money.Won(50_000)) with { Terms = new CouponTerms(Money.Won(50_000), null, null, Money.Won(130_000), null) },
            ],
            Money.Won(129_000), "이어폰", held, Given.Now);

        Assert.Equal(["best", "held here", "small"], choices.Select(choice => choice.Coupon.Name));
    }

    private static MyCoupon Coupon(string name, Money amount, IssuedCouponStatus status = IssuedCouponStatus.ISSUED, OrderId? order = null) => new(
        new IssuedCouponId(Guid.NewGuid()), new CouponId(1), name, new CouponTerms(amount, null, null, Money.Won(0), null), status, order,
        Given.Now.AddDays(-1), Given.Now.AddDays(1), Given.Now.AddDays(-1), null);

    private IRenderedComponent<ReservationEnd> Show(ReservationStatus status, ActivityView view) =>
        Render<ReservationEnd>(p => p.Add(c => c.Reservation, Given.Place(status)).Add(c => c.View, view));
}
