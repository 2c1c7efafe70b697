using Axon.E2E.Hosting;
using Axon.E2E.Pages;
using Microsoft.Playwright;

namespace Axon.E2E.Journeys;

/// <summary>The ways to what one wants: without a script, on a phone in English, with a coupon; and back again.</summary>
public sealed class PurchaseJourneys(AxonAppFixture axon, BrowserFixture browser)
{
    [Fact]
    public async Task Purchase_ScriptOff_FromTheActivityThroughSignInToTheReceipt()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var account = await world.AccountAsync();
        var activity = await world.DropAsync(capacity: 5);
        await using var person = await world.VisitorAsync(options => options.JavaScriptEnabled = false);
        var shopper = new ShopperPages(person);

        await shopper.GoToActivityAsync(activity);
        await shopper.Enter.ClickAsync();
        await shopper.SignInAsync(account.Email.ToString());
        await shopper.Page.Locator("[data-axon=enter]").ClickAsync();
        await shopper.SeesAsync("자리를 잡았어요");
        await shopper.PayAsync();

        await shopper.SeesAsync("샀어요");
        await shopper.SeesAsync("10,000원");
        Assert.Equal("PAID", await world.ScalarAsync<string>("SELECT status FROM customer_order WHERE activity_id = @activity", new { activity }));
        await shopper.Page.GotoAsync("/me/orders");
        await shopper.SeesAsync("런닝화 에어 한정 판매");
    }

    [Fact]
    public async Task Page_DrawnAMomentBeforeTheLastPlaceWent_SaysSoByItself()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 1);
        await using var quick = await world.ShopperAsync();
        await using var slow = await world.ShopperAsync();
        var (buyer, reader) = (new ShopperPages(quick), new ShopperPages(slow));
        await buyer.GoToActivityAsync(activity);
        await reader.GoToActivityAsync(activity);

        Assert.True(await buyer.TryEnterAsync());

        await Assertions.Expect(reader.Page.Locator("#scene[data-stage=SoldOut]")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Purchase_OnAPhoneInEnglish_EachScreenFitsAndIsAccessible()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 30, limit: 2);
        await using var person = await world.VisitorAsync(options =>
        {
            options.ViewportSize = new ViewportSize { Width = 390, Height = 844 };
            options.Locale = "en-US";
            options.HasTouch = true;
            options.UserAgent = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36";
        });
        var shopper = new ShopperPages(person);

        await shopper.SignUpAsync($"jordan-{Guid.NewGuid():N}@shop.example");
        await shopper.GoToActivityAsync(activity);
        await FitsAsync(shopper);
        await shopper.Page.Locator("[name=quantity]").SelectOptionAsync("2");
        Assert.True(await shopper.TryEnterAsync());
        await shopper.SeesAsync("You have a place");
        await FitsAsync(shopper);
        await shopper.GoToWindowAsync();
        await FitsAsync(shopper);
        await shopper.PayInWindowAsync();
        await shopper.SeesAsync("You bought it");
        await shopper.SeesAsync("₩20,000");
        await FitsAsync(shopper);
    }

    [Fact]
    public async Task Coupon_TakenInADrop_IsUsedInAPurchase()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.CouponDropAsync(capacity: 3, amount: 5_000);
        var product = await world.ProductAsync(stock: 4, price: 32_000);
        await using var person = await world.ShopperAsync();
        var shopper = new ShopperPages(person);

        await shopper.GoToActivityAsync(activity);
        await shopper.Enter.ClickAsync();
        await shopper.SeesAsync("쿠폰을 받았어요");
        await shopper.Page.GotoAsync($"/products/{product}");
        await shopper.Page.GetByText("오늘만 할인 쿠폰").ClickAsync();
        await shopper.SeesAsync("27,000원");
        await shopper.Page.Locator("[data-axon=buy]").ClickAsync();
        await shopper.PayInWindowAsync();

        await shopper.SeesAsync("샀어요");
        await shopper.SeesAsync("27,000원");
        var order = Assert.Single(await world.QueryAsync<(string, long, long)>("SELECT status, discount_minor, total_minor FROM customer_order WHERE product_id = @product AND activity_id IS NULL", new { product }));
        Assert.Equal(("PAID", 5_000, 27_000), order);
        await shopper.Page.GotoAsync("/me/coupons");
        Assert.Equal("USED", await world.ScalarAsync<string>("SELECT i.status FROM issued_coupon i JOIN activity a ON a.coupon_id = i.coupon_id WHERE a.id = @activity", new { activity }));
    }

    [Fact]
    public async Task Refund_AskedByTheBuyer_GivesTheMoneyBackAndThePlaceToTheNext()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 1);
        await using var person = await world.ShopperAsync();
        await using var next = await world.ShopperAsync();
        var buyer = new ShopperPages(person);
        var waiting = new ShopperPages(next);
        await buyer.GoToActivityAsync(activity);
        Assert.True(await buyer.TryEnterAsync());
        await buyer.PayAsync();
        await buyer.SeesAsync("샀어요");
        await waiting.GoToActivityAsync(activity);
        await waiting.SeesAsync("모두 팔렸어요");

        await buyer.RefundAsync("사이즈를 잘못 골랐어요");
        await buyer.SeesAsync("환불했어요");

        var (order, refunded) = Assert.Single(await world.QueryAsync<(Guid, long)>("SELECT id, refunded_minor FROM customer_order WHERE activity_id = @activity", new { activity }));
        Assert.Equal(10_000, refunded);
        Assert.Equal((1, 0), await world.LedgerAsync(order));
        // The next one's page wakes by itself.
        await Assertions.Expect(waiting.Enter).ToBeEnabledAsync();
        Assert.True(await waiting.TryEnterAsync());
    }

    [Fact]
    public async Task Card_Declined_SaysThatNoMoneyMovedAndAnotherCardPays()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 1);
        await using var person = await world.ShopperAsync();
        var shopper = new ShopperPages(person);
        await shopper.GoToActivityAsync(activity);
        Assert.True(await shopper.TryEnterAsync());

        await shopper.PayAsync("balance");
        await shopper.SeesAsync("돈은 나가지 않았어요");
        await shopper.PayAsync();

        await shopper.SeesAsync("샀어요");
    }

    [Fact]
    public async Task Place_OnTwoTabsAndByTheBackButton_IsOneOrderPaidOnce()
    {
        var world = await AxonWorld.OpenAsync(axon, browser);
        var activity = await world.DropAsync(capacity: 5);
        await using var person = await world.ShopperAsync();
        var shopper = new ShopperPages(person);
        await shopper.GoToActivityAsync(activity);
        Assert.True(await shopper.TryEnterAsync());
        var place = shopper.Page.Url;
        var other = await person.Context.NewPageAsync();
        await other.GotoAsync($"/campaign-activity/{activity}");
        await other.Locator("main [data-axon=resume]").ClickAsync();
        await Assertions.Expect(other.Locator("main")).ToContainTextAsync("자리를 잡았어요");
        await shopper.PayAsync();
        await shopper.SeesAsync("샀어요");

        // The other tab hears of it by itself.
        await Assertions.Expect(other.Locator("main")).ToContainTextAsync("샀어요");
        await shopper.Page.GotoAsync(place);
        await shopper.SeesAsync("샀어요");

        Assert.Equal(1, await world.ScalarAsync<long>("SELECT COUNT(*) FROM customer_order WHERE activity_id = @activity", new { activity }));
        Assert.Equal(1, await world.ScalarAsync<long>("SELECT COUNT(*) FROM payment_attempt a JOIN payment p ON p.id = a.payment_id JOIN customer_order o ON o.id = p.order_id WHERE o.activity_id = @activity", new { activity }));
    }

    private static async Task FitsAsync(ShopperPages shopper)
    {
        Assert.True(await shopper.Page.EvaluateAsync<bool>("document.scrollingElement.scrollWidth <= innerWidth"), $"{shopper.Page.Url} scrolls sideways");
        await Accessibility.CheckAsync(shopper.Page);
    }
}
