using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Store;
using Axon.Core.Db;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Wallet;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Checkout;

public sealed class PrepareAndReleaseTests(PrivateServers servers) : CheckoutTest(servers)
{
    [Fact]
    public async Task Prepare_SameSaleInParallel_IsOneOrder()
    {
        var other = StartProcess();
        var sale = await BeginAsync(quantity: 3);

        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => PrepareAsync(sale, process: i % 2 == 0 ? Shop : other)));

        Assert.All(results, result => Assert.Equal(PrepareOutcome.Ready, result.Outcome));
        Assert.Single(results.Select(result => result.Order!.Id).Distinct());
        Assert.Matches("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$", results[0].Order!.Number);
        Assert.Equal((3, 1), (await TakenAsync(), await FactsAsync(FactType.PAYMENT_STARTED)));
    }

    [Fact]
    public async Task Prepare_MorePeopleThanUnits_NeverSellsMore()
    {
        var product = await NewProductAsync(capacity: 3);
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => NewPersonAsync()));
        var sales = await Task.WhenAll(people.Select(person => BeginAsync(user: person, product: product)));

        var results = await Task.WhenAll(people.Select((person, i) => PrepareAsync(sales[i], user: person)));

        Assert.Equal(3, results.Count(result => result.Outcome == PrepareOutcome.Ready));
        Assert.Equal(9, results.Count(result => result.Outcome == PrepareOutcome.SoldOut));
        Assert.Equal(3, await Database.ScalarAsync<long>("SELECT taken FROM product_stock WHERE product_id = @product", new { product }));
    }

    [Fact]
    public async Task Prepare_ForeignSale_DoesNotExist()
    {
        var sale = await BeginAsync();
        var stranger = await NewPersonAsync();

        var before = await PrepareAsync(sale, user: stranger);
        await PrepareAsync(sale);
        var after = await PrepareAsync(sale, user: stranger);

        Assert.Equal((PrepareOutcome.NotFound, PrepareOutcome.NotFound), (before.Outcome, after.Outcome));
        Assert.Null(after.Order);
    }

    [Fact]
    public async Task Prepare_WithAnotherCoupon_RecalculatesAndFreesTheFirst()
    {
        var (ten, half) = (await NewCouponAsync(percent: 10, max: 1_000), await NewCouponAsync(percent: 50));
        var sale = await BeginAsync(quantity: 2);

        var first = await PrepareAsync(sale, ten);
        var second = await PrepareAsync(sale, half);
        var states = (await CouponStatusAsync(ten), await CouponStatusAsync(half));
        var none = await PrepareAsync(sale);

        Assert.Equal((2 * Price) - 1_000, first.Order!.Total.Minor);
        Assert.Equal(Price, second.Order!.Total.Minor);
        Assert.Equal(("ISSUED", "HELD"), states);
        Assert.Equal((2 * Price, "ISSUED"), (none.Order!.Total.Minor, await CouponStatusAsync(half)));
        Assert.Equal(first.Order.Id, none.Order.Id);
    }

    [Fact]
    public async Task Prepare_CouponCoversAll_IsPaidAtOnceWithoutTheProvider()
    {
        var coupon = await NewCouponAsync(amount: 1_000_000);

        var result = await PrepareAsync(await BeginAsync(), coupon);

        Assert.Equal((PrepareOutcome.Paid, OrderStatus.PAID, 0L), (result.Outcome, result.Order!.Status, result.Order.Total.Minor));
        Assert.Equal("USED", await CouponStatusAsync(coupon));
        Assert.Equal((0, 0), await LedgerAsync(result.Order));
        Assert.Equal(1, await FactsAsync(FactType.PURCHASE));
        Assert.Null(Shop.GetRequiredService<CheckoutLink>().Of(result.Order, new Uri("http://shop/a"), new Uri("http://shop/b"), "ko"));
    }

    [Fact]
    public async Task Coupon_InTwoOrdersAtOnce_IsHeldByOne()
    {
        var coupon = await NewCouponAsync(amount: 1_000);
        var sales = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => BeginAsync()));

        var results = await Task.WhenAll(sales.Select(sale => PrepareAsync(sale, coupon)));

        Assert.Single(results, result => result.Outcome == PrepareOutcome.Ready);
        Assert.All(results.Where(result => result.Outcome != PrepareOutcome.Ready), result => Assert.Equal(CouponHoldOutcome.InUse, result.Coupon));
        // What was refused for its coupon claimed nothing.
        Assert.Equal((1, 1), (await TakenAsync(), await Database.ScalarAsync<long>("SELECT COUNT(*) FROM customer_order")));
    }

    [Fact]
    public async Task Coupon_ThatDoesNotFit_IsRefusedForItsReason()
    {
        var cases = new (IssuedCouponId Coupon, CouponHoldOutcome Why)[]
        {
            (await NewCouponAsync(amount: 1, minOrder: Price + 1), CouponHoldOutcome.BelowMinimum),
            (await NewCouponAsync(amount: 1, category: "shoes"), CouponHoldOutcome.NotForThis),
            (await NewCouponAsync(amount: 1, validFor: TimeSpan.FromMilliseconds(-1)), CouponHoldOutcome.Expired),
            (await NewCouponAsync(amount: 1, user: await NewPersonAsync()), CouponHoldOutcome.NotFound),
            (new IssuedCouponId(Guid.NewGuid()), CouponHoldOutcome.NotFound),
        };
        foreach (var (coupon, why) in cases)
        {
            var result = await PrepareAsync(await BeginAsync(), coupon);

            Assert.Equal((PrepareOutcome.CouponRefused, why), (result.Outcome, result.Coupon));
        }

        Assert.Equal(0, await TakenAsync());
    }

    [Fact]
    public async Task Coupon_UsedOnce_CannotBeUsedAgain()
    {
        var coupon = await NewCouponAsync(amount: 1_000);
        await PaidOrderAsync(coupon: coupon);

        var result = await PrepareAsync(await BeginAsync(), coupon);

        Assert.Equal((PrepareOutcome.CouponRefused, CouponHoldOutcome.Used), (result.Outcome, result.Coupon));
    }

    [Fact]
    public async Task Overdue_Order_IsReleasedOnceWithItsCoupon()
    {
        var coupon = await NewCouponAsync(amount: 1_000);
        var order = await NewOrderAsync(quantity: 2, coupon);
        var release = Shop.GetRequiredService<ReleaseOverdueOrders>();
        var next = await release.HandleAsync(Token);
        Clock.Advance(TimeSpan.FromMinutes(10));

        await Task.WhenAll(ReleaseAsync(), ReleaseAsync(), ReleaseAsync());

        Assert.Equal(order.Deadline.UtcDateTime, next!.Value.UtcDateTime, TimeSpan.FromMilliseconds(1));
        Assert.Equal((OrderStatus.CANCELLED, OrderEndReason.EXPIRED), ((await ReadAsync(order)).Status, (await ReadAsync(order)).EndReason!.Value));
        Assert.Equal((0, "ISSUED"), (await TakenAsync(), await CouponStatusAsync(coupon)));
        Assert.Null(await release.HandleAsync(Token));
        Assert.Equal(PrepareOutcome.Expired, (await PrepareAsync(order.Sale)).Outcome);
    }

    [Fact]
    public async Task Cancel_UnpaidOrder_FreesUnitsAndCouponOnce()
    {
        var coupon = await NewCouponAsync(amount: 1_000);
        var order = await NewOrderAsync(coupon: coupon);
        var cancel = Shop.GetRequiredService<CancelOrder>();

        var foreign = await cancel.HandleAsync(order.Id, await NewPersonAsync(), Token);
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => cancel.HandleAsync(order.Id, Buyer, Token)));

        Assert.Equal(CancelOrderOutcome.NotFound, foreign.Outcome);
        Assert.All(results, result => Assert.Equal(CancelOrderOutcome.Cancelled, result.Outcome));
        Assert.Equal((0, "ISSUED"), (await TakenAsync(), await CouponStatusAsync(coupon)));
        Assert.Equal(ConfirmPaymentOutcome.Cancelled, (await ConfirmAsync(order, await AuthenticateAsync(order))).Outcome);
        Assert.Equal((0, 0), await LedgerAsync(order));
    }

    [Fact]
    public async Task Cancel_RacingWithConfirm_EndsInOneOfBoth()
    {
        var cancel = Shop.GetRequiredService<CancelOrder>();
        for (var i = 0; i < 8; i++)
        {
            var order = await NewOrderAsync();
            var key = await AuthenticateAsync(order);

            var confirming = ConfirmAsync(order, key);
            var cancelling = cancel.HandleAsync(order.Id, Buyer, Token);
            await Task.WhenAll(confirming, cancelling);

            var isPaid = (await confirming).Outcome == ConfirmPaymentOutcome.Paid;
            Assert.Equal(isPaid ? (1, Price) : (0, 0L), await LedgerAsync(order));
            Assert.Equal(isPaid ? OrderStatus.PAID : OrderStatus.CANCELLED, (await ReadAsync(order)).Status);
            Assert.Equal(isPaid, (await cancelling).Outcome != CancelOrderOutcome.Cancelled);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(11)]
    [InlineData(1_000_000_000)]
    public async Task Buy_WrongQuantity_BeginsNothing(int quantity)
    {
        var (outcome, _) = await Shop.GetRequiredService<BuyProduct>().HandleAsync(Product, Buyer, quantity, null, Token);

        Assert.Equal(BuyProductOutcome.WrongQuantity, outcome);
        Assert.Equal(0, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM store_sale"));
    }

    [Fact]
    public async Task Buy_SameRequestKey_IsTheSamePurchase()
    {
        var buy = Shop.GetRequiredService<BuyProduct>();

        var first = await buy.HandleAsync(Product, Buyer, 1, "key", Token);
        var again = await buy.HandleAsync(Product, Buyer, 1, "key", Token);
        var others = await buy.HandleAsync(Product, await NewPersonAsync(), 1, "key", Token);
        var changed = await buy.HandleAsync(Product, Buyer, 2, "key", Token);

        Assert.Equal(first, again);
        Assert.NotEqual(first.Sale, others.Sale);
        Assert.Equal(BuyProductOutcome.NotFound, changed.Outcome);
        Assert.Equal(BuyProductOutcome.NotFound, (await buy.HandleAsync(new ProductId(999_999), Buyer, 1, null, Token)).Outcome);
    }

    [Fact]
    public async Task Issue_SameSourceAndLimit_GivesOneCouponEach()
    {
        var issuer = Shop.GetRequiredService<ICouponIssuer>();
        var transactions = Shop.GetRequiredService<Database>();
        await NewCouponAsync(amount: 1_000, user: await NewPersonAsync());
        var coupon = new CouponId(await Database.ScalarAsync<long>("SELECT MAX(id) FROM coupon"));

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i =>
            transactions.InTransactionAsync(work => issuer.IssueAsync(work, coupon, Buyer, $"reservation:{i % 2}", Token), Token)));

        Assert.Single(results, result => result.Outcome == CouponIssueOutcome.Issued);
        Assert.Equal(2, results.Count(result => result.Outcome == CouponIssueOutcome.AlreadyIssued));
        Assert.Equal(3, results.Count(result => result.Outcome == CouponIssueOutcome.LimitReached));
    }
}
