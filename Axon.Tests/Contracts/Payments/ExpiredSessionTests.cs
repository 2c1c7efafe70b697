using Axon.Core.Checkout.Provider;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.PaymentSimulator;

namespace Axon.Tests.Contracts.Payments;

public sealed class ExpiredSessionTests : SimulatorTest
{
    protected override void Adjust(SimulatorOptions options) => options.Session = TimeSpan.Zero;

    [Fact]
    public async Task Confirm_AfterTheSession_IsDeclinedAsExpired()
    {
        var (order, key) = await NewPaymentAsync();

        var result = await Provider.ConfirmAsync(key, order, Money.Won(15_000), NewKey(), Token);

        Assert.Equal((ConfirmOutcome.Declined, DeclineReason.SessionExpired), (result.Outcome, result.Decline!.Reason));
        Assert.Equal(ProviderPaymentState.EXPIRED, (await Provider.FindAsync(key, Token)).Payment!.State);
        Assert.Equal(0, await ChargesAsync(order));
    }
}
