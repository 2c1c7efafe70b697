using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Facts;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Checkout;

/// <summary>The provider does not say, or says it late: nothing is released, nothing is charged again, and in the end the books agree.</summary>
public sealed class UnknownOutcomeTests(PrivateServers servers) : CheckoutTest(servers)
{
    [Theory]
    [InlineData("timeout")]
    [InlineData("error")]
    public async Task Confirm_ChargedButNotAnswered_IsStuckThenPaidOnce(string card)
    {
        var order = await NewOrderAsync();
        var key = await AuthenticateAsync(order, card);
        // Also the reading that the adapter tries at once is lost.
        await TurnAsync("find", "errorBefore", next: 1);

        var stuck = await ConfirmAsync(order, key);
        var again = await ConfirmAsync(order, key);
        var whileStuck = (Order: await ReadAsync(order), Sale: await SaleStatusAsync(order));
        Clock.Advance(TimeSpan.FromMinutes(20));
        await ReleaseAsync();
        var taken = await TakenAsync();
        await CheckAsync();

        var after = await ReadAsync(order);
        Assert.Equal((ConfirmPaymentOutcome.Unknown, ConfirmPaymentOutcome.Unknown), (stuck.Outcome, again.Outcome));
        Assert.Equal((PaymentStatus.STUCK, "STUCK", 1L), (whileStuck.Order.Payment.Status, whileStuck.Sale, taken));
        Assert.Equal((OrderStatus.PAID, PaymentStatus.CAPTURED, "PAID"), (after.Status, after.Payment.Status, await SaleStatusAsync(order)));
        Assert.Equal((1, Price), await LedgerAsync(order));
        Assert.Equal(ConfirmPaymentOutcome.Paid, (await ConfirmAsync(order, key)).Outcome);
    }

    [Theory]
    [InlineData("timeoutBefore")]
    [InlineData("errorBefore")]
    [InlineData("dropBefore")]
    public async Task Confirm_NeverReachedTheBooks_IsFinishedWithItsOwnKeyAndChargedOnce(string fault)
    {
        var order = await NewOrderAsync();
        var key = await AuthenticateAsync(order);
        await TurnAsync("confirm", fault, next: 1);

        var stuck = await ConfirmAsync(order, key);
        var charges = (await LedgerAsync(order)).Charges;
        await CheckAsync();

        Assert.Equal((ConfirmPaymentOutcome.Unknown, 0), (stuck.Outcome, charges));
        Assert.Equal(OrderStatus.PAID, (await ReadAsync(order)).Status);
        Assert.Equal((1, Price), await LedgerAsync(order));
        Assert.Equal(1, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM payment_attempt"));
    }

    [Fact]
    public async Task Stuck_ProviderStaysSilent_IsAskedWithGrowingPausesAndNeverReleased()
    {
        var order = await NewOrderAsync();
        var key = await AuthenticateAsync(order);
        await TurnAsync("any", "errorBefore", next: null);
        await ConfirmAsync(order, key);
        var pauses = new List<double>();

        for (var i = 0; i < 4; i++)
        {
            await CheckAsync();
            var payment = (await ReadAsync(order)).Payment;
            pauses.Add((payment.NextCheckAt!.Value - Clock.GetUtcNow()).TotalSeconds);
            Assert.Equal(PaymentStatus.STUCK, payment.Status);
        }

        Clock.Advance(TimeSpan.FromHours(1));
        await ReleaseAsync();
        var watched = await Shop.GetRequiredService<OrderQueries>().WatchAsync(PaymentStatus.STUCK, 1, 10, Token);
        Assert.Equal([2, 4, 8, 16], pauses.Select(pause => Math.Round(pause / 2) * 2));
        Assert.Equal(1, await TakenAsync());
        Assert.Equal((1, order.Id), (watched.Total, watched.Items[0].Order.Id));
        Assert.NotNull(watched.Items[0].OpenSince);

        await TurnAsync(new { });
        Assert.Equal(ProviderQueryOutcome.Settled, await Shop.GetRequiredService<QueryProviderForStaff>().HandleAsync((await ReadAsync(order)).Payment.Id, Buyer, Token));
    }

    [Fact]
    public async Task Stuck_TurnsOutDeclined_IsPayableAgainUntilTheOldDeadline()
    {
        var order = await NewOrderAsync();
        var poor = await AuthenticateAsync(order, "balance");
        await TurnAsync(new { faults = new[] { new { on = "confirm", kind = "errorBefore", next = 1 } } });
        await ConfirmAsync(order, poor);

        await CheckAsync();
        var after = await ReadAsync(order);
        var paid = await ConfirmAsync(order, await AuthenticateAsync(order));

        Assert.Equal((OrderStatus.AWAITING_PAYMENT, PaymentStatus.FAILED, order.Deadline), (after.Status, after.Payment.Status, after.Deadline));
        Assert.Equal(ConfirmPaymentOutcome.Paid, paid.Outcome);
        Assert.Equal((1, Price), await LedgerAsync(order));
    }

    [Fact]
    public async Task Charge_CapturedAfterItsClaimIsGone_GoesBackInFullAndIsNoPurchase()
    {
        var coupon = await NewCouponAsync(amount: 1_000);
        var order = await NewOrderAsync(coupon: coupon);
        var key = await AuthenticateAsync(order, "timeout");
        await TurnAsync("find", "errorBefore", next: 1);
        await ConfirmAsync(order, key);
        // Somebody released the units behind our back: only a defect or a person with SQL does that.
        await Database.ExecuteAsync("UPDATE store_sale SET status = 'RELEASED'; UPDATE product_stock SET taken = 0");

        await CheckAsync();

        var after = await ReadAsync(order);
        Assert.Equal((OrderStatus.CANCELLED, OrderEndReason.CLAIM_LOST, PaymentStatus.REFUNDED), (after.Status, after.EndReason!.Value, after.Payment.Status));
        Assert.Equal((order.Total, order.Total, 0), (after.Payment.Captured, after.Payment.Refunded, after.Refunded.Minor));
        Assert.Equal((1, 0), await LedgerAsync(order));
        Assert.Equal((0, 0), (await FactsAsync(FactType.PURCHASE), await FactsAsync(FactType.REFUND)));
        Assert.Equal("ISSUED", await CouponStatusAsync(coupon));
        Assert.Equal(ConfirmPaymentOutcome.GivenBack, (await ConfirmAsync(order, key)).Outcome);
    }

    [Fact]
    public async Task Ask_WhileAChargeIsBeingMade_DoesNotDisturbIt()
    {
        var order = await NewOrderAsync();
        var charging = ConfirmAsync(order, await AuthenticateAsync(order, "slow"));
        while (!charging.IsCompleted && (await ReadAsync(order)).Payment.Status != PaymentStatus.CHARGING)
        {
            await Task.Delay(5, Token);
        }

        var asked = await Shop.GetRequiredService<QueryProvider>().HandleAsync(order.Payment.Id, Token);
        var meanwhile = (await ReadAsync(order)).Payment.Status;

        Assert.Equal((ProviderQueryOutcome.Open, PaymentStatus.CHARGING), (asked, meanwhile));
        Assert.Equal(ConfirmPaymentOutcome.Paid, (await charging).Outcome);
        Assert.Equal((1, Price), await LedgerAsync(order));
    }

    private Task<string?> SaleStatusAsync(Order order) => Database.ScalarAsync<string>("SELECT status FROM store_sale WHERE id = @Id", new { order.Sale.Id });
}
