using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Facts;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Checkout;

public sealed class RefundTests(PrivateServers servers) : CheckoutTest(servers)
{
    [Fact]
    public async Task Refund_ByTheBuyerInTime_GivesAllBackAndReleasesTheUnits()
    {
        var coupon = await NewCouponAsync(percent: 10);
        var order = await PaidOrderAsync(quantity: 2, coupon);

        var result = await RefundAsync(order);

        var after = await ReadAsync(order);
        Assert.Equal((RefundOutcome.Refunded, order.Total), (result.Outcome, result.Amount));
        Assert.Equal((OrderStatus.REFUNDED, PaymentStatus.REFUNDED, order.Total), (after.Status, after.Payment.Status, after.Refunded));
        Assert.Equal((1, 0), await LedgerAsync(order));
        Assert.Equal(0, await TakenAsync());
        Assert.Equal("ISSUED", await CouponStatusAsync(coupon));
        Assert.Equal(1, await FactsAsync(FactType.REFUND));
        Assert.Equal(RefundOutcome.NotPaid, (await RefundAsync(order)).Outcome);
    }

    [Fact]
    public async Task Refund_ByTheBuyerTooLateOrInPart_IsRefused()
    {
        var order = await PaidOrderAsync();

        var part = await RefundAsync(order, amount: 100);
        Clock.Advance(TimeSpan.FromDays(7));
        var onTheLastDay = order.RefundableUntil > Clock.GetUtcNow();
        Clock.Advance(TimeSpan.FromDays(1));
        var late = await RefundAsync(order);

        Assert.True(onTheLastDay);
        Assert.Equal((RefundOutcome.WrongAmount, RefundOutcome.TooLate), (part.Outcome, late.Outcome));
        Assert.Equal((1, Price), await LedgerAsync(order));
    }

    [Fact]
    public async Task Coupon_AfterARefund_IsFreeAgainOnlyWhenAllWentBackInItsTime()
    {
        var inTime = await NewCouponAsync(amount: 1_000);
        var over = await NewCouponAsync(amount: 1_000, validFor: TimeSpan.FromHours(1));
        var (kept, late) = (await PaidOrderAsync(coupon: inTime), await PaidOrderAsync(coupon: over));
        Clock.Advance(TimeSpan.FromHours(2));

        await RefundAsync(kept, 1_000, isStaff: true);
        var afterAPart = await CouponStatusAsync(inTime);
        await RefundAsync(kept);
        await RefundAsync(late);

        var reads = Shop.GetRequiredService<OrderQueries>();
        Assert.Equal(("USED", "ISSUED", "USED"), (afterAPart, await CouponStatusAsync(inTime), await CouponStatusAsync(over)));
        Assert.False((await reads.FindAsync(kept.Id, Buyer, Token))!.Coupon!.IsHere);
        Assert.True((await reads.FindAsync(late.Id, Buyer, Token))!.Coupon!.IsHere);
        Assert.Equal(PrepareOutcome.Ready, (await PrepareAsync(await BeginAsync(), inTime)).Outcome);
    }

    [Fact]
    public async Task Refund_OfAForeignOrder_DoesNotExist()
    {
        var order = await PaidOrderAsync();

        Assert.Equal(RefundOutcome.NotFound, (await RefundAsync(order, user: await NewPersonAsync())).Outcome);
        Assert.Equal((1, Price), await LedgerAsync(order));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(Price + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    public async Task Refund_OfAnImpossibleAmount_IsRefused(long amount)
    {
        var order = await PaidOrderAsync();

        Assert.Equal(RefundOutcome.WrongAmount, (await RefundAsync(order, amount, isStaff: true)).Outcome);
        Assert.Equal((1, Price), await LedgerAsync(order));
    }

    [Fact]
    public async Task Refund_AskedAgainWithItsKey_IsTheOneThatExists()
    {
        var staff = await NewPersonAsync();
        var order = await PaidOrderAsync();

        var part = await RefundAsync(order, 5_000, isStaff: true, staff, requestKey: "part");
        var again = await RefundAsync(order, 5_000, isStaff: true, staff, requestKey: "part");
        var ofAnother = await RefundAsync(order, 1_000, isStaff: true, await NewPersonAsync(), requestKey: "part");
        var rest = await RefundAsync(order, requestKey: "rest");
        var restAgain = await RefundAsync(order, requestKey: "rest");

        Assert.Equal([5_000, 5_000, 1_000, Price - 6_000, Price - 6_000], new[] { part, again, ofAnother, rest, restAgain }.Select(result => result.Amount.Minor));
        Assert.All([part, again, ofAnother, rest, restAgain], result => Assert.Equal(RefundOutcome.Refunded, result.Outcome));
        Assert.Equal(3, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM refund"));
        Assert.Equal((1, 0), await LedgerAsync(order));
    }

    [Fact]
    public async Task Refund_InPartsByStaff_EndsWithTheWhole()
    {
        var staff = await NewPersonAsync();
        var order = await PaidOrderAsync();

        var first = await RefundAsync(order, 5_000, isStaff: true, staff);
        var between = (await ReadAsync(order), Taken: await TakenAsync());
        var tooMuch = await RefundAsync(order, 10_001, isStaff: true, staff);
        var rest = await RefundAsync(order, null, isStaff: true, staff);

        Assert.Equal((RefundOutcome.Refunded, RefundOutcome.WrongAmount, RefundOutcome.Refunded), (first.Outcome, tooMuch.Outcome, rest.Outcome));
        Assert.Equal((OrderStatus.PARTIALLY_REFUNDED, PaymentStatus.PART_REFUNDED, 5_000, 1L), (between.Item1.Status, between.Item1.Payment.Status, between.Item1.Refunded.Minor, between.Taken));
        Assert.Equal((OrderStatus.REFUNDED, 0L), ((await ReadAsync(order)).Status, await TakenAsync()));
        Assert.Equal((1, 0), await LedgerAsync(order));
        Assert.Equal(2, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM audit_log WHERE action = 'order.refund'"));
    }

    [Fact]
    public async Task Refunds_InParallel_NeverGiveBackMoreThanWasTaken()
    {
        var other = StartProcess();
        var order = await PaidOrderAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RefundAsync(order, 4_000, isStaff: true, process: i % 2 == 0 ? Shop : other)));

        Assert.Equal(3, results.Count(result => result.Outcome == RefundOutcome.Refunded));
        Assert.Equal((1, Price - 12_000), await LedgerAsync(order));
        Assert.Equal(12_000, (await ReadAsync(order)).Refunded.Minor);
        Assert.Equal(3, await FactsAsync(FactType.REFUND));
    }

    [Fact]
    public async Task Refund_AskedTwiceAtOnce_HappensOnce()
    {
        var order = await PaidOrderAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => RefundAsync(order)));

        Assert.All(results, result => Assert.Contains(result.Outcome, new[] { RefundOutcome.Refunded, RefundOutcome.UnderWay, RefundOutcome.NotPaid }));
        Assert.Equal((1, 0), await LedgerAsync(order));
        Assert.Equal(1, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM refund"));
        Assert.Equal(0, await TakenAsync());
    }

    [Theory]
    [InlineData("timeoutAfter")]
    [InlineData("errorAfter")]
    [InlineData("timeoutBefore")]
    [InlineData("errorBefore")]
    public async Task Refund_NotAnswered_IsStuckAndHappensOnce(string fault)
    {
        var order = await PaidOrderAsync();
        await TurnAsync(new { faults = new[] { new { on = "cancel", kind = fault, next = 1 }, new { on = "find", kind = "errorBefore", next = 1 } } });

        var stuck = await RefundAsync(order);
        var again = await RefundAsync(order);
        var watched = await Shop.GetRequiredService<OrderQueries>().WatchAsync(PaymentStatus.STUCK, 1, 10, Token);
        await TurnAsync(new { });
        await CheckAsync();

        Assert.Equal((RefundOutcome.UnderWay, RefundOutcome.UnderWay), (stuck.Outcome, again.Outcome));
        Assert.Equal(1, watched.Total);
        Assert.Equal(OrderStatus.REFUNDED, (await ReadAsync(order)).Status);
        Assert.Equal((1, 0), await LedgerAsync(order));
        Assert.Equal(0, await TakenAsync());
        Assert.Null((await ReadAsync(order)).Payment.NextCheckAt);
    }

    [Fact]
    public async Task Refund_OfAnOrderThatCostNothing_ReturnsTheUnits()
    {
        var coupon = await NewCouponAsync(amount: Price);
        var prepared = await PrepareAsync(await BeginAsync(), coupon);

        var result = await RefundAsync(prepared.Order!);

        Assert.Equal((RefundOutcome.Refunded, OrderStatus.REFUNDED), (result.Outcome, result.Order!.Status));
        Assert.Equal(0, await TakenAsync());
        Assert.Equal((0, 0), await LedgerAsync(prepared.Order!));
    }

    [Fact]
    public async Task Receipt_OfARefundedOrder_ShowsItsRefunds()
    {
        var order = await PaidOrderAsync();
        await RefundAsync(order, 5_000, isStaff: true);
        await RefundAsync(order, 1_000, isStaff: true);
        var reads = Shop.GetRequiredService<OrderQueries>();

        var receipt = await reads.FindAsync(order.Id, Buyer, Token);

        Assert.Equal([5_000L, 1_000L], receipt!.Refunds.Select(refund => refund.Amount.Minor));
        Assert.Null(await reads.FindAsync(order.Id, await NewPersonAsync(), Token));
        Assert.Equal((1, order.Id), ((await reads.ListAsync(Buyer, 1, 10, Token)).Total, (await reads.ListAsync(Buyer, 1, 10, Token)).Items[0].Id));
    }
}
