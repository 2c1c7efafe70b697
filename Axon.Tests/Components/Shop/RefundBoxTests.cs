using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Web.Features.Checkout.Shop;
using Bunit;

namespace Axon.Tests.Components.Shop;

public sealed class RefundBoxTests : AxonBunitContext
{
    [Theory]
    [InlineData("ko", new[] { "단순 변심", "배송이 늦어요", "상품이 달라요", "직접 쓰기" })]
    [InlineData("en", new[] { "Changed my mind", "Delivery is late", "Not as described", "Write it myself" })]
    public void Form_Reason_IsChosenOrLeftOutAndNeverChecksByTheBrowser(string culture, string[] choices)
    {
        UseCulture(culture);

        var box = Show(Scene());

        Assert.Equal(choices, box.FindAll(".reasons label span").Select(span => span.TextContent));
        Assert.Empty(box.FindAll("[required], [pattern], [checked]"));
    }

    [Fact]
    public void Form_ReasonRefused_IsSaidBesideTheFieldInAnOpenBox()
    {
        var box = Render<RefundBox>(p => p.Add(c => c.Scene, Scene()).Add(c => c.Choice, RefundBox.Own).Add(c => c.Error, "200자까지"));

        Assert.True(box.Find("details").HasAttribute("open"));
        Assert.Contains("200자까지", box.Find(".field.bad").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", 30, "쓴 쿠폰도 돌아와요. 12월 21일(월)까지")]
    [InlineData("ko", -1, "기간이 끝나서 돌아오지 않아요")]
    [InlineData("en", 30, "comes back too")]
    [InlineData("en", -1, "does not come back")]
    public void Coupon_BeforeARefund_IsSaidInBoxAndDialog(string culture, int days, string says)
    {
        UseCulture(culture);

        // Its last day is the one before the instant at which it ends.
        var box = Show(Scene(new OrderCoupon(SeoulTime.StartOf(SeoulTime.DateOf(Given.Now).AddDays(days + 1)), IsHere: true)));

        Assert.Contains(says, box.Find("[data-axon=coupon]").TextContent, StringComparison.Ordinal);
        Assert.Contains(says, box.Find("[role=alertdialog]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "쓴 쿠폰도 돌려 드렸어요")]
    [InlineData(true, "돌아오지 않았어요")]
    public void Coupon_AfterAFullRefund_IsSaidOnTheReceipt(bool stayed, string says)
    {
        var scene = Scene(new OrderCoupon(Given.Now.AddDays(30), stayed)) with { Order = Given.Order(OrderStatus.REFUNDED, PaymentStatus.REFUNDED) };

        Assert.Contains(says, Render<Receipt>(p => p.Add(c => c.Scene, scene)).Find("[data-axon=coupon]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Until_OfTheRefund_IsItsLastDay()
    {
        var order = Given.Order() with { RefundableUntil = RefundWindow.End(Given.Now, 7) };

        // Bought on the 21st: the window ends with the 28th.
        Assert.Contains("11월 28일(토)까지", Show(new OrderScene(order, [], Given.Now)).Find("p").TextContent, StringComparison.Ordinal);
    }

    private static OrderScene Scene(OrderCoupon? coupon = null) => new(Given.Order(), [], Given.Now, Coupon: coupon);

    private IRenderedComponent<RefundBox> Show(OrderScene scene) => Render<RefundBox>(p => p.Add(c => c.Scene, scene));
}
