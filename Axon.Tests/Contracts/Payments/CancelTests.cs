using Axon.Core.Checkout.Provider;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Tests.Contracts.Payments;

public sealed class CancelTests : SimulatorTest
{
    [Fact]
    public async Task Cancel_All_GivesEverythingBack()
    {
        var order = NewOrder();
        var key = await CapturedAsync(order);

        var result = await Provider.CancelAsync(key, amount: null, "고객 변심", NewKey(), Token);

        Assert.Equal((CancelOutcome.Cancelled, ProviderPaymentState.CANCELED), (result.Outcome, result.Payment!.State));
        Assert.Equal(Money.Won(15_000), result.Cancel!.Amount);
        Assert.Equal(0, await NetAsync(order));
    }

    [Fact]
    public async Task Cancel_Parts_AddUpAndStopAtTheRest()
    {
        var order = NewOrder();
        var key = await CapturedAsync(order);

        var first = await Provider.CancelAsync(key, Money.Won(5_000), "1", NewKey(), Token);
        var tooMuch = await Provider.CancelAsync(key, Money.Won(10_001), "2", NewKey(), Token);
        var rest = await Provider.CancelAsync(key, amount: null, "3", NewKey(), Token);
        var none = await Provider.CancelAsync(key, Money.Won(1), "4", NewKey(), Token);

        Assert.Equal((CancelOutcome.Cancelled, ProviderPaymentState.PARTIAL_CANCELED), (first.Outcome, first.Payment!.State));
        Assert.Equal((CancelOutcome.Declined, "NOT_CANCELABLE_AMOUNT"), (tooMuch.Outcome, tooMuch.Code));
        Assert.Equal((CancelOutcome.Cancelled, Money.Won(10_000), 2), (rest.Outcome, rest.Cancel!.Amount, rest.Payment!.Cancels.Count));
        // Parts that add up to all leave the state as it is; only the balance says that nothing is left.
        Assert.Equal((CancelOutcome.AlreadyCancelled, ProviderPaymentState.PARTIAL_CANCELED, 0L), (none.Outcome, none.Payment!.State, none.Payment.Balance.Minor));
        Assert.Equal(0, await NetAsync(order));
    }

    [Fact]
    public async Task Cancel_SameKeyAgain_GivesBackOnceAndAnswersAsThen()
    {
        var order = NewOrder();
        var key = await CapturedAsync(order);
        var idempotencyKey = NewKey();

        var first = await Provider.CancelAsync(key, Money.Won(5_000), "r", idempotencyKey, Token);
        await Provider.CancelAsync(key, Money.Won(2_000), "r", NewKey(), Token);
        var again = await Provider.CancelAsync(key, Money.Won(5_000), "r", idempotencyKey, Token);

        Assert.Equal((CancelOutcome.Cancelled, first.Cancel!.TransactionKey), (again.Outcome, again.Cancel!.TransactionKey));
        Assert.Equal(8_000, await NetAsync(order));
    }

    [Fact]
    public async Task Cancel_ThirtyAtOnce_NeverGivesBackMoreThanWasTaken()
    {
        var order = NewOrder();
        var key = await CapturedAsync(order);

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Provider.CancelAsync(key, Money.Won(1_000), "r", NewKey(), Token)));

        Assert.Equal(15, results.Count(result => result.Outcome == CancelOutcome.Cancelled));
        Assert.Equal(0, await NetAsync(order));
    }

    [Fact]
    public async Task Cancel_NotCapturedOrUnknown_IsDeclined()
    {
        var (_, key) = await NewPaymentAsync();
        Assert.True(ProviderPaymentKey.TryParse("sim_nobody", out var nobody));

        var open = await Provider.CancelAsync(key, amount: null, "r", NewKey(), Token);
        var unknown = await Provider.CancelAsync(nobody, amount: null, "r", NewKey(), Token);

        Assert.Equal((CancelOutcome.Declined, "NOT_CANCELABLE_PAYMENT"), (open.Outcome, open.Code));
        Assert.Equal((CancelOutcome.Declined, "NOT_FOUND_PAYMENT"), (unknown.Outcome, unknown.Code));
    }

    [Theory]
    [InlineData("errorAfter", UnknownReason.ProviderFailed)]
    [InlineData("timeoutAfter", UnknownReason.TimedOut)]
    public async Task Cancel_AnswerLost_IsUnknownAndTheSameKeySettlesIt(string kind, UnknownReason reason)
    {
        var order = NewOrder();
        var key = await CapturedAsync(order);
        var idempotencyKey = NewKey();
        await TurnAsync("cancel", kind, next: 1);

        var lost = await Provider.CancelAsync(key, Money.Won(5_000), "r", idempotencyKey, Token);
        var settled = await Provider.CancelAsync(key, Money.Won(5_000), "r", idempotencyKey, Token);

        Assert.Equal((CancelOutcome.Unknown, reason), (lost.Outcome, lost.Reason));
        Assert.Equal(CancelOutcome.Cancelled, settled.Outcome);
        Assert.Equal(10_000, await NetAsync(order));
    }

    protected override TimeSpan Timeout => TimeSpan.FromSeconds(2);
}
