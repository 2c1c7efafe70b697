using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Web.Features.Checkout.Shop;
using Bunit;

namespace Axon.Tests.Components.Shop;

public sealed class OrderViewTests : AxonBunitContext
{
    [Theory]
    [InlineData("ko", "샀어요", "300개 중 117번째", "카드 ····4021")]
    [InlineData("en", "You bought it", "number 117 of 300", "Card ····4021")]
    public void Paid_Receipt_SaysNumberPlaceMethodAndAmount(string culture, string title, string place, string method)
    {
        UseCulture(culture);

        var page = Show(new OrderScene(Given.Order(), [], Given.Now, Place: 117, Of: 300));

        Assert.Equal(title, page.Find("h1").TextContent);
        Assert.Contains(place, page.Find(".line").TextContent, StringComparison.Ordinal);
        Assert.Contains("K7QM-2W9D", page.Find(".sums").TextContent, StringComparison.Ordinal);
        Assert.Contains(method, page.Find(".sums").TextContent, StringComparison.Ordinal);
        Assert.Contains("119,000", page.Find(".sum").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PaymentStatus.STUCK)]
    [InlineData(PaymentStatus.CHARGING)]
    public void Asking_OutcomeUnknown_PromisesNoSecondChargeAndOffersNoPayment(PaymentStatus status)
    {
        var page = Show(new OrderScene(Given.Order(OrderStatus.AWAITING_PAYMENT, status), [], Given.Now));

        Assert.Contains("두 번 결제되지 않고", page.Find(".big").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("결제하기", page.Find(".foot").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ko", "잔액이 모자라요.", "돈은 나가지 않았어요")]
    [InlineData("en", "There is not enough money on the card.", "No money was taken")]
    public void ToPay_Declined_SaysWhyAndThatNoMoneyMoved(string culture, string why, string money)
    {
        UseCulture(culture);

        var page = Show(new OrderScene(Given.Order(OrderStatus.AWAITING_PAYMENT, PaymentStatus.FAILED), [], Given.Now), DeclineReason.InsufficientFunds);

        Assert.Equal(why, page.Find("h1").TextContent);
        Assert.Contains(money, page.Find(".big").TextContent, StringComparison.Ordinal);
        Assert.Equal("04:30", page.Find("axon-countdown").TextContent);
    }

    [Fact]
    public void Expired_DeadlinePassed_SaysNoMoneyMovedAlsoBeforeTheRowIsReleased()
    {
        var page = Show(new OrderScene(Given.Order(OrderStatus.AWAITING_PAYMENT, PaymentStatus.READY), [], Given.Now.AddMinutes(5)));

        Assert.Equal("결제 시간이 지났어요", page.Find("h1").TextContent);
        Assert.Contains("돈은 나가지 않았어요", page.Find(".big").TextContent, StringComparison.Ordinal);
        Assert.Equal("/campaign-activity/7", page.Find(".foot a.go").GetAttribute("href"));
    }

    [Fact]
    public void GivenBack_ClaimLost_SaysTheMoneyReturns()
    {
        var order = Given.Order(OrderStatus.CANCELLED, PaymentStatus.REFUNDED) with { EndReason = OrderEndReason.CLAIM_LOST };

        Assert.Contains("돌려드려요", Show(new OrderScene(order, [], Given.Now)).Find(".big").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Stage_RefundWithoutAnswer_IsRefunding()
    {
        var refund = new Refund(Guid.Empty, Given.Order().Id, null, Money.Won(119_000), RefundOrigin.BUYER, "x", null, RefundStatus.STUCK, Given.Now, null);

        Assert.Equal(OrderStage.Refunding, new OrderScene(Given.Order(), [refund], Given.Now).Stage);
    }

    [Fact]
    public void Refundable_AtTheEndOfThePolicy_IsOver()
    {
        var order = Given.Order();

        Assert.True(new OrderScene(order, [], order.RefundableUntil!.Value.AddTicks(-1)).Refundable);
        Assert.False(new OrderScene(order, [], order.RefundableUntil!.Value).Refundable);
    }

    private IRenderedComponent<OrderView> Show(OrderScene scene, DeclineReason? declined = null) =>
        Render<OrderView>(p => p.Add(c => c.Scene, scene).Add(c => c.Declined, declined));
}
