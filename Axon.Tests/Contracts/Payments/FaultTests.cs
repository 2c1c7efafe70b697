using Axon.Core.Checkout.Provider;
using Axon.Core.Facts;
using Axon.Core.Kernel;

namespace Axon.Tests.Contracts.Payments;

public sealed class FaultTests : SimulatorTest
{
    private static readonly Money Price = Money.Won(15_000);

    protected override TimeSpan Timeout => TimeSpan.FromSeconds(1.5);

    [Theory]
    [InlineData("timeoutAfter", 1)]
    [InlineData("errorAfter", 1)]
    [InlineData("timeoutBefore", 0)]
    [InlineData("errorBefore", 0)]
    public async Task Confirm_NoUsableAnswer_IsUnknownWhateverHappened(string kind, int charges)
    {
        var (order, key) = await NewPaymentAsync();
        var idempotencyKey = NewKey();
        await TurnAsync("confirm", kind, next: 1);

        var lost = await Provider.ConfirmAsync(key, order, Price, idempotencyKey, Token);

        Assert.Equal(ConfirmOutcome.Unknown, lost.Outcome);
        Assert.Equal(kind.StartsWith("timeout", StringComparison.Ordinal) ? UnknownReason.TimedOut : UnknownReason.ProviderFailed, lost.Reason);
        Assert.Equal(charges, await ChargesAsync(order));
        Assert.Equal(charges == 1 ? ProviderPaymentState.DONE : ProviderPaymentState.IN_PROGRESS, (await Provider.FindAsync(key, Token)).Payment!.State);

        var settled = await Provider.ConfirmAsync(key, order, Price, idempotencyKey, Token);

        Assert.Equal(ConfirmOutcome.Captured, settled.Outcome);
        Assert.Equal(1, await ChargesAsync(order));
    }

    [Theory]
    [InlineData("dropBefore")]
    [InlineData("dropAfter")]
    public async Task Confirm_ConnectionBreaks_IsUnknownAndNeverChargedTwice(string kind)
    {
        var (order, key) = await NewPaymentAsync();
        var idempotencyKey = NewKey();
        await TurnAsync("confirm", kind);

        var lost = await Provider.ConfirmAsync(key, order, Price, idempotencyKey, Token);
        await TurnAsync(new { });
        var settled = await Provider.ConfirmAsync(key, order, Price, idempotencyKey, Token);

        Assert.Equal((ConfirmOutcome.Unknown, UnknownReason.Unreachable), (lost.Outcome, lost.Reason));
        Assert.Equal(ConfirmOutcome.Captured, settled.Outcome);
        Assert.Equal(1, await ChargesAsync(order));
    }

    [Theory]
    [InlineData("timeout", UnknownReason.TimedOut)]
    [InlineData("error", UnknownReason.ProviderFailed)]
    public async Task Confirm_CardThatLosesTheAnswer_IsUnknownThenFoundDone(string card, UnknownReason reason)
    {
        var (order, key) = await NewPaymentAsync(card: card);

        var lost = await Provider.ConfirmAsync(key, order, Price, NewKey(), Token);
        var found = await Provider.FindByOrderAsync(order, Token);

        Assert.Equal((ConfirmOutcome.Unknown, reason), (lost.Outcome, lost.Reason));
        Assert.Equal(ProviderPaymentState.DONE, found.Payment!.State);
    }

    [Fact]
    public async Task Confirm_SlowCardConfirmedTwice_TellsTheTwinThatItIsInFlight()
    {
        var (order, key) = await NewPaymentAsync(card: "slow");
        var idempotencyKey = NewKey();

        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Provider.ConfirmAsync(key, order, Price, idempotencyKey, Token)));

        Assert.Single(results, result => result.Outcome == ConfirmOutcome.Captured);
        Assert.Single(results, result => result.Reason == UnknownReason.InFlight);
        Assert.Equal(1, await ChargesAsync(order));
    }

    [Fact]
    public async Task Confirm_ProviderGone_IsUnknown()
    {
        var (order, key) = await NewPaymentAsync();
        using var closed = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        closed.Start();
        var address = new Uri($"http://{closed.LocalEndpoint}");
        closed.Stop();
        await using var adapter = Adapter(address, Timeout);
        var provider = (IPaymentProvider)adapter.GetService(typeof(IPaymentProvider))!;

        var confirmed = await provider.ConfirmAsync(key, order, Price, NewKey(), Token);
        var found = await provider.FindAsync(key, Token);
        var cancelled = await provider.CancelAsync(key, null, "r", NewKey(), Token);

        Assert.Equal((ConfirmOutcome.Unknown, UnknownReason.Unreachable), (confirmed.Outcome, confirmed.Reason));
        Assert.Equal((FindOutcome.Unknown, UnknownReason.Unreachable), (found.Outcome, found.Reason));
        Assert.Equal((CancelOutcome.Unknown, UnknownReason.Unreachable), (cancelled.Outcome, cancelled.Reason));
    }

    [Fact]
    public async Task Confirm_WrongSecretKey_SaysNothingAboutThePayment()
    {
        var (order, key) = await NewPaymentAsync();
        await using var adapter = Adapter(BaseUrl, Timeout, ("SecretKey", "test_sk_wrong"));
        var provider = (IPaymentProvider)adapter.GetService(typeof(IPaymentProvider))!;

        var result = await provider.ConfirmAsync(key, order, Price, NewKey(), Token);

        Assert.Equal((ConfirmOutcome.Unknown, UnknownReason.NotAuthorized), (result.Outcome, result.Reason));
    }

    [Fact]
    public async Task Find_ProviderFails_IsUnknownNotMissing()
    {
        var (_, key) = await NewPaymentAsync();
        await TurnAsync("find", "errorBefore", next: 1);

        var failed = await Provider.FindAsync(key, Token);
        var found = await Provider.FindAsync(key, Token);

        Assert.Equal((FindOutcome.Unknown, UnknownReason.ProviderFailed), (failed.Outcome, failed.Reason));
        Assert.Equal(FindOutcome.Found, found.Outcome);
    }

    [Fact]
    public async Task Knobs_DeclineTheNextTwo_DeclinesExactlyTwo()
    {
        await TurnAsync("confirm", "decline", next: 2);
        var payments = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => NewPaymentAsync()));

        var results = await Task.WhenAll(payments.Select(payment => Provider.ConfirmAsync(payment.Key, payment.Order, Price, NewKey(), Token)));

        Assert.Equal(2, results.Count(result => result.Outcome == ConfirmOutcome.Declined));
        Assert.Equal(4, results.Count(result => result.Outcome == ConfirmOutcome.Captured));
    }

    [Fact]
    public async Task Confirm_CallerGivesUp_StillChargesAtMostOnce()
    {
        var (order, key) = await NewPaymentAsync(card: "slow");
        var idempotencyKey = NewKey();
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Provider.ConfirmAsync(key, order, Price, idempotencyKey, impatient.Token));
        ConfirmResult settled;
        do
            settled = await Provider.ConfirmAsync(key, order, Price, idempotencyKey, Token);
        while (settled.Reason == UnknownReason.InFlight);

        Assert.Equal(ConfirmOutcome.Captured, settled.Outcome);
        Assert.Equal(1, await ChargesAsync(order));
    }
}
