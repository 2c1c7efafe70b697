using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Checkout;

public sealed class ConfirmPaymentTests(PrivateServers servers) : CheckoutTest(servers)
{
    [Fact]
    public async Task Confirm_ApprovedCard_PaysOnce()
    {
        var order = await NewOrderAsync(quantity: 2);

        var result = await ConfirmAsync(order, await AuthenticateAsync(order));

        var paid = await ReadAsync(order);
        Assert.Equal(ConfirmPaymentOutcome.Paid, result.Outcome);
        Assert.Equal((OrderStatus.PAID, PaymentStatus.CAPTURED, true), (paid.Status, paid.Payment.Status, paid.FirstPurchase));
        Assert.Equal((2 * Price, 2 * Price), (paid.Payment.Captured.Minor, paid.Total.Minor));
        Assert.Equal("1112", paid.Payment.CardLast4);
        Assert.Equal(SeoulTime.StartOf(SeoulTime.DateOf(paid.PaidAt!.Value).AddDays(8)), paid.RefundableUntil);
        Assert.Null(paid.Payment.NextCheckAt);
        Assert.Equal((1, 2 * Price), await LedgerAsync(order));
        Assert.Equal(2, await TakenAsync());
        Assert.Equal((1, 1), (await FactsAsync(FactType.PAYMENT_STARTED), await FactsAsync(FactType.PURCHASE)));
    }

    [Theory]
    [InlineData("approve")]
    [InlineData("slow")]
    public async Task Confirm_ThreeAtOnceFromTwoProcessesAndAgain_ChargesOnce(string card)
    {
        var other = StartProcess();
        var orders = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => NewOrderAsync()));
        var keys = await Task.WhenAll(orders.Select(order => AuthenticateAsync(order, card)));

        var results = await Task.WhenAll(orders.SelectMany((order, i) => new[]
        {
            ConfirmAsync(order, keys[i]), ConfirmAsync(order, keys[i], other), ConfirmAsync(order, keys[i], other),
        }));
        var again = await Task.WhenAll(orders.Select((order, i) => ConfirmAsync(order, keys[i])));

        Assert.All([.. results, .. again], result => Assert.Equal(ConfirmPaymentOutcome.Paid, result.Outcome));
        Assert.All(await Task.WhenAll(orders.Select(LedgerAsync)), ledger => Assert.Equal((1, Price), ledger));
        Assert.Equal(4, await FactsAsync(FactType.PURCHASE));
        Assert.Equal(1, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM customer_order WHERE first_purchase"));
        Assert.Equal(4, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM payment_attempt"));
    }

    [Fact]
    public async Task Confirm_Declined_CanBePaidWithAnotherCard()
    {
        var order = await NewOrderAsync();
        var poor = await AuthenticateAsync(order, "balance");

        var declined = await ConfirmAsync(order, poor);
        var reloaded = await ConfirmAsync(order, poor);
        var paid = await ConfirmAsync(order, await AuthenticateAsync(order));

        Assert.Equal((ConfirmPaymentOutcome.Declined, DeclineReason.InsufficientFunds), (declined.Outcome, declined.Decline));
        Assert.Equal((ConfirmPaymentOutcome.Declined, DeclineReason.InsufficientFunds), (reloaded.Outcome, reloaded.Decline));
        Assert.Equal(ConfirmPaymentOutcome.Paid, paid.Outcome);
        Assert.Equal((1, Price), await LedgerAsync(order));
        Assert.Equal(2, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM payment_attempt"));
        Assert.Equal(1, await FactsAsync(FactType.PAYMENT_FAILED));
    }

    [Fact]
    public async Task Confirm_AmountEditedInTheRedirect_IsRefusedUncharged()
    {
        var order = await NewOrderAsync();
        var cheap = await AuthenticateAsync(order, amount: 100);

        var edited = await ConfirmAsync(order, cheap, amount: 100);
        var disguised = await ConfirmAsync(order, cheap);

        Assert.Equal(ConfirmPaymentOutcome.AmountMismatch, edited.Outcome);
        Assert.Equal((ConfirmPaymentOutcome.Declined, DeclineReason.Mismatch), (disguised.Outcome, disguised.Decline));
        Assert.Equal((0, 0), await LedgerAsync(order));
        Assert.Equal(OrderStatus.AWAITING_PAYMENT, (await ReadAsync(order)).Status);
    }

    [Fact]
    public async Task Confirm_PaymentOfAnotherOrder_IsRefusedUncharged()
    {
        var mine = await NewOrderAsync();
        var other = await NewOrderAsync();
        var key = await AuthenticateAsync(other);

        var result = await ConfirmAsync(mine, key);

        Assert.Equal(ConfirmPaymentOutcome.Declined, result.Outcome);
        Assert.Equal((0, 0), (await LedgerAsync(mine)));
        Assert.Equal(ConfirmPaymentOutcome.Paid, (await ConfirmAsync(other, key)).Outcome);
    }

    [Fact]
    public async Task Confirm_ForeignOrder_DoesNotExist()
    {
        var order = await NewOrderAsync();
        var stranger = await NewPersonAsync();

        var result = await ConfirmAsync(order, await AuthenticateAsync(order), user: stranger);

        Assert.Equal(ConfirmPaymentOutcome.NotFound, result.Outcome);
        Assert.Null(result.Order);
        Assert.Equal((0, 0), await LedgerAsync(order));
    }

    [Fact]
    public async Task Confirm_AfterTheDeadline_ChargesNothing()
    {
        var order = await NewOrderAsync();
        var key = await AuthenticateAsync(order);
        Clock.Advance(TimeSpan.FromMinutes(10));

        var late = await ConfirmAsync(order, key);
        await ReleaseAsync();
        var later = await ConfirmAsync(order, key);

        Assert.Equal((ConfirmPaymentOutcome.Expired, ConfirmPaymentOutcome.Expired), (late.Outcome, later.Outcome));
        Assert.Equal((0, 0), await LedgerAsync(order));
        Assert.Equal(0, await TakenAsync());
        Assert.Equal((OrderStatus.CANCELLED, OrderEndReason.EXPIRED), ((await ReadAsync(order)).Status, (await ReadAsync(order)).EndReason!.Value));
    }

    [Fact]
    public async Task Confirm_DeadlinePassesDuringASlowCharge_IsKept()
    {
        var order = await NewOrderAsync();
        var key = await AuthenticateAsync(order, "slow");

        var charging = ConfirmAsync(order, key);
        while (!charging.IsCompleted && (await ReadAsync(order)).Payment.Status != PaymentStatus.CHARGING)
        {
            await Task.Delay(5, Token);
        }

        Clock.Advance(TimeSpan.FromMinutes(11));
        await ReleaseAsync();
        var result = await charging;

        Assert.Equal(ConfirmPaymentOutcome.Paid, result.Outcome);
        Assert.Equal((1, Price), await LedgerAsync(order));
        Assert.Equal(1, await TakenAsync());
    }

    [Fact]
    public async Task Confirm_TriedTooOften_AsksTheProviderNoMore()
    {
        var order = await NewOrderAsync();
        for (var tries = 0; tries < 10; tries++)
        {
            Assert.Equal(ConfirmPaymentOutcome.Declined, (await ConfirmAsync(order, await AuthenticateAsync(order, "balance"))).Outcome);
        }

        var another = await ConfirmAsync(order, await AuthenticateAsync(order));

        Assert.Equal(ConfirmPaymentOutcome.TooManyTries, another.Outcome);
        Assert.Equal(10, await Database.ScalarAsync<long>("SELECT COUNT(*) FROM payment_attempt"));
        Assert.Equal((0, 0), await LedgerAsync(order));
    }
}
