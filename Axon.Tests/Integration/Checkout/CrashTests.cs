using Axon.Core.Checkout;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Refunds;
using Axon.Core.Facts;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Checkout;

/// <summary>A process dies in the middle; another one goes on and the books of both sides agree.</summary>
public sealed class CrashTests(PrivateServers servers) : CheckoutTest(servers)
{
    [Theory]
    [InlineData(PaymentCrashPoints.OrderClaimed, 0)]
    [InlineData(PaymentCrashPoints.OrderPrepared, 1)]
    public async Task Prepare_Crashes_IsDoneWholeOrNotAtAllAndCanBeRepeated(string point, int taken)
    {
        var dying = StartProcess(new CrashAt(point));
        var coupon = await NewCouponAsync(amount: 1_000);
        var sale = await BeginAsync();

        await Assert.ThrowsAsync<CrashAt.CrashException>(() => PrepareAsync(sale, coupon, process: dying));
        var after = (await TakenAsync(), await Database.ScalarAsync<long>("SELECT COUNT(*) FROM customer_order"), await CouponStatusAsync(coupon));
        var again = await PrepareAsync(sale, coupon);

        Assert.Equal((taken, taken, taken == 0 ? "ISSUED" : "HELD"), after);
        Assert.Equal((PrepareOutcome.Ready, Price - 1_000), (again.Outcome, again.Order!.Total.Minor));
        Assert.Equal(1, await TakenAsync());
        Assert.Equal(1, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM customer_order"));
    }

    [Theory]
    [InlineData(PaymentCrashPoints.ChargeBegun, 0)]
    [InlineData(PaymentCrashPoints.ChargeAnswered, 1)]
    [InlineData(PaymentCrashPoints.ChargeSettled, 1)]
    public async Task Confirm_Crashes_IsFinishedByTheWorkerAndChargedOnce(string point, int charges)
    {
        var dying = StartProcess(new CrashAt(point));
        var order = await NewOrderAsync();
        var key = await AuthenticateAsync(order);

        await Assert.ThrowsAsync<CrashAt.CrashException>(() => ConfirmAsync(order, key, dying));
        var left = (await LedgerAsync(order)).Charges;
        // Past the deadline and past the time in which somebody could still be working on it.
        Clock.Advance(TimeSpan.FromMinutes(11));
        await ReleaseAsync();
        await CheckAsync();

        Assert.Equal(charges, left);
        Assert.Equal((OrderStatus.PAID, PaymentStatus.CAPTURED), ((await ReadAsync(order)).Status, (await ReadAsync(order)).Payment.Status));
        Assert.Equal((1, Price), await LedgerAsync(order));
        Assert.Equal((1, 1), (await TakenAsync(), await FactsAsync(FactType.PURCHASE)));
        Assert.Equal(ConfirmPaymentOutcome.Paid, (await ConfirmAsync(order, key)).Outcome);
    }

    [Theory]
    [InlineData(PaymentCrashPoints.ChargeBegun)]
    [InlineData(PaymentCrashPoints.ChargeAnswered)]
    public async Task Confirm_OfADeclinedCardCrashes_EndsUnpaidAndReleased(string point)
    {
        var dying = StartProcess(new CrashAt(point));
        var order = await NewOrderAsync();
        var key = await AuthenticateAsync(order, "balance");

        await Assert.ThrowsAsync<CrashAt.CrashException>(() => ConfirmAsync(order, key, dying));
        Clock.Advance(TimeSpan.FromMinutes(11));
        await CheckAsync();
        await ReleaseAsync();

        Assert.Equal((OrderStatus.CANCELLED, OrderEndReason.EXPIRED), ((await ReadAsync(order)).Status, (await ReadAsync(order)).EndReason!.Value));
        Assert.Equal((0, 0), await LedgerAsync(order));
        Assert.Equal(0, await TakenAsync());
    }

    [Theory]
    [InlineData(PaymentCrashPoints.RefundBegun)]
    [InlineData(PaymentCrashPoints.RefundAnswered)]
    public async Task Refund_Crashes_IsFinishedByTheWorkerAndGivenOnce(string point)
    {
        var dying = StartProcess(new CrashAt(point));
        var order = await PaidOrderAsync();

        await Assert.ThrowsAsync<CrashAt.CrashException>(() => RefundAsync(order, process: dying, requestKey: "mine"));
        Assert.Equal((RefundOutcome.UnderWay, RefundOutcome.UnderWay), ((await RefundAsync(order)).Outcome, (await RefundAsync(order, requestKey: "mine")).Outcome));
        Clock.Advance(TimeSpan.FromMinutes(2));
        await CheckAsync();

        Assert.Equal(OrderStatus.REFUNDED, (await ReadAsync(order)).Status);
        Assert.Equal((1, 0), await LedgerAsync(order));
        Assert.Equal((0, 1), (await TakenAsync(), await FactsAsync(FactType.REFUND)));
        Assert.Equal(RefundOutcome.Refunded, (await RefundAsync(order, requestKey: "mine")).Outcome);
    }

    [Fact]
    public async Task Workers_TwoAtOnceOverManyLeftBehind_SettleEachOnce()
    {
        var dying = StartProcess(new CrashAt(PaymentCrashPoints.ChargeAnswered));
        var other = StartProcess();
        var orders = new List<Order>();
        for (var i = 0; i < 6; i++)
        {
            var order = await NewOrderAsync();
            var key = await AuthenticateAsync(order);
            await Assert.ThrowsAsync<CrashAt.CrashException>(() => ConfirmAsync(order, key, dying));
            orders.Add(order);
        }

        Clock.Advance(TimeSpan.FromMinutes(2));
        await Task.WhenAll(CheckAsync(), CheckAsync(other));

        Assert.Equal(6, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM customer_order WHERE status = 'PAID'"));
        Assert.Equal(6, await FactsAsync(FactType.PURCHASE));
        foreach (var order in orders)
        {
            Assert.Equal((1, Price), await LedgerAsync(order));
        }
    }
}
