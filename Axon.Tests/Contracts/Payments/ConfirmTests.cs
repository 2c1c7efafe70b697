using Axon.Core.Checkout.Provider;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Tests.Contracts.Payments;

public sealed class ConfirmTests : SimulatorTest
{
    private static readonly Money Price = Money.Won(15_000);

    [Fact]
    public async Task Confirm_AuthenticatedPayment_CapturesOnce()
    {
        var (order, key) = await NewPaymentAsync();

        var result = await Provider.ConfirmAsync(key, order, Price, NewKey(), Token);

        Assert.Equal(ConfirmOutcome.Captured, result.Outcome);
        Assert.Equal((key, order, Price, Price), (result.Payment!.Key, result.Payment.Order, result.Payment.Total, result.Payment.Balance));
        Assert.Equal("4330-12**-****-1112", result.Payment.Card!.MaskedNumber);
        Assert.NotNull(result.Payment.ApprovedAt);
        Assert.Equal(1, await ChargesAsync(order));
    }

    [Theory]
    [InlineData("balance", DeclineReason.InsufficientFunds, "REJECT_CARD_PAYMENT")]
    [InlineData("expired", DeclineReason.CardExpired, "INVALID_CARD_EXPIRATION")]
    [InlineData("lost", DeclineReason.CardBlocked, "INVALID_CARD_LOST_OR_STOLEN")]
    public async Task Confirm_RefusedCard_IsDeclinedForGood(string card, DeclineReason reason, string code)
    {
        var (order, key) = await NewPaymentAsync(card: card);

        var first = await Provider.ConfirmAsync(key, order, Price, NewKey(), Token);
        var again = await Provider.ConfirmAsync(key, order, Price, NewKey(), Token);

        Assert.Equal((ConfirmOutcome.Declined, new PaymentDecline(reason, code)), (first.Outcome, first.Decline));
        Assert.Equal((ConfirmOutcome.Declined, new PaymentDecline(reason, code)), (again.Outcome, again.Decline));
        Assert.Equal(ProviderPaymentState.ABORTED, (await Provider.FindAsync(key, Token)).Payment!.State);
        Assert.Equal(0, await ChargesAsync(order));
    }

    [Fact]
    public async Task Confirm_SameKeyAgain_GivesTheSameAnswerAndChargesOnce()
    {
        var (order, key) = await NewPaymentAsync();
        var idempotencyKey = NewKey();

        var first = await Provider.ConfirmAsync(key, order, Price, idempotencyKey, Token);
        var again = await Provider.ConfirmAsync(key, order, Price, idempotencyKey, Token);

        Assert.Equal(ConfirmOutcome.Captured, again.Outcome);
        Assert.Equal(first.Payment!.ApprovedAt, again.Payment!.ApprovedAt);
        Assert.Equal(1, await ChargesAsync(order));
    }

    [Fact]
    public async Task Confirm_OtherKeyAfterCapture_IsAlreadyProcessed()
    {
        var (order, key) = await NewPaymentAsync();
        await Provider.ConfirmAsync(key, order, Price, NewKey(), Token);

        var again = await Provider.ConfirmAsync(key, order, Price, NewKey(), Token);

        Assert.Equal((ConfirmOutcome.AlreadyProcessed, ProviderPaymentState.DONE), (again.Outcome, again.Payment!.State));
        Assert.Equal(1, await ChargesAsync(order));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Confirm_KeyOfAnotherPayment_ChargesNothing(bool providerComparesBodies)
    {
        await TurnAsync(new { replayForeignBody = !providerComparesBodies });
        var (order, key) = await NewPaymentAsync();
        var (other, otherKey) = await NewPaymentAsync();
        var idempotencyKey = NewKey();
        await Provider.ConfirmAsync(key, order, Price, idempotencyKey, Token);

        var result = await Provider.ConfirmAsync(otherKey, other, Price, idempotencyKey, Token);

        Assert.Equal(ConfirmOutcome.Unknown, result.Outcome);
        Assert.Equal(0, await ChargesAsync(other));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Confirm_ThirtyAtOnce_ChargesOnce(bool sameKey)
    {
        var (order, key) = await NewPaymentAsync();
        var shared = NewKey();
        // All of them wait inside the provider and reach the decision together.
        await TurnAsync(new { latencyMs = 200 });

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ =>
            Provider.ConfirmAsync(key, order, Price, sameKey ? shared : NewKey(), Token)));

        Assert.Equal(1, await ChargesAsync(order));
        Assert.Contains(results, result => result.Outcome == ConfirmOutcome.Captured);
        Assert.All(results, result => Assert.True(
            result.Outcome is ConfirmOutcome.Captured or ConfirmOutcome.AlreadyProcessed || result.Reason == UnknownReason.InFlight, result.ToString()));
    }

    [Fact]
    public async Task Confirm_ManyOrdersAtOnce_ChargesEachOnce()
    {
        var payments = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => NewPaymentAsync()));

        var results = await Task.WhenAll(payments.SelectMany(payment => Enumerable.Range(0, 3).Select(_ =>
            Provider.ConfirmAsync(payment.Key, payment.Order, Price, payment.Order.Value, Token))));

        Assert.DoesNotContain(results, result => result.Outcome is ConfirmOutcome.Declined or ConfirmOutcome.NotFound);
        var ledger = await LedgerAsync(payments[0].Order);
        Assert.Equal(0, ledger.GetProperty("chargedMoreThanOnce").GetArrayLength());
        Assert.Equal((60, 60 * 15_000), (ledger.GetProperty("totals").GetProperty("charges").GetInt32(), ledger.GetProperty("totals").GetProperty("net").GetInt32()));
    }

    [Fact]
    public async Task Confirm_OtherAmountThanAuthenticated_IsDeclinedAsMismatch()
    {
        var (order, key) = await NewPaymentAsync(amount: 100);

        var result = await Provider.ConfirmAsync(key, order, Price, NewKey(), Token);

        Assert.Equal((ConfirmOutcome.Declined, DeclineReason.Mismatch), (result.Outcome, result.Decline!.Reason));
        Assert.Equal(0, await ChargesAsync(order));
    }

    [Fact]
    public async Task Confirm_PaidPaymentOfAnotherOrder_IsDeclinedAsMismatch()
    {
        var paid = NewOrder();
        var key = await CapturedAsync(paid);

        var result = await Provider.ConfirmAsync(key, NewOrder(), Price, NewKey(), Token);

        Assert.Equal((ConfirmOutcome.Declined, DeclineReason.Mismatch), (result.Outcome, result.Decline!.Reason));
        Assert.Equal(1, await ChargesAsync(paid));
    }

    [Fact]
    public async Task Confirm_UnknownPayment_IsNotFound()
    {
        Assert.True(ProviderPaymentKey.TryParse("sim_nobody", out var key));

        var result = await Provider.ConfirmAsync(key, NewOrder(), Price, NewKey(), Token);

        Assert.Equal(ConfirmOutcome.NotFound, result.Outcome);
    }

    [Fact]
    public async Task Confirm_BelowTheCardMinimum_IsDeclinedForTheLimit()
    {
        var (order, key) = await NewPaymentAsync(amount: 99);

        var result = await Provider.ConfirmAsync(key, order, Money.Won(99), NewKey(), Token);

        Assert.Equal((ConfirmOutcome.Declined, DeclineReason.LimitExceeded), (result.Outcome, result.Decline!.Reason));
    }

    [Fact]
    public async Task Find_ByOrderWithTwoPayments_PrefersTheCapturedOne()
    {
        var order = NewOrder();
        var captured = await CapturedAsync(order);
        await AuthenticateAsync(order, 15_000);

        var found = await Provider.FindByOrderAsync(order, Token);
        var none = await Provider.FindByOrderAsync(NewOrder(), Token);

        Assert.Equal(captured, found.Payment!.Key);
        Assert.Equal(FindOutcome.NotFound, none.Outcome);
    }
}
