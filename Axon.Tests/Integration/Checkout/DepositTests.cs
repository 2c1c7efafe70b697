using System.Net;
using Axon.Core.Checkout.Charges;
using Axon.Core.Checkout.Orders;
using Axon.Core.Checkout.Provider;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Checkout;

/// <summary>A buyer who was given an account to pay into has paid nothing, and cannot keep the units by it.</summary>
public sealed class DepositTests(PrivateServers servers) : CheckoutTest(servers)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Confirm_AnsweredWithADeposit_IsCalledOffAndTheUnitsAreFreeAtTheDeadline(bool firstCancelIsLost)
    {
        var order = await NewOrderAsync();
        var key = await AuthenticateAsync(order, "deposit");
        await TurnAsync("cancel", "errorBefore", next: firstCancelIsLost ? 1 : 0);

        var answer = await ConfirmAsync(order, key);
        await CheckAsync();
        var checkedOnce = await ReadAsync(order);
        using var deposit = await Simulator.PostAsync($"/v1/test/payments/{key.Value}/deposit", null, Token);
        Clock.Advance(TimeSpan.FromMinutes(11));
        await ReleaseAsync();

        Assert.Equal(
            firstCancelIsLost ? (ConfirmPaymentOutcome.Unknown, null) : (ConfirmPaymentOutcome.Declined, DeclineReason.MethodNotOffered), (answer.Outcome, answer.Decline));
        Assert.Equal((OrderStatus.AWAITING_PAYMENT, PaymentStatus.FAILED), (checkedOnce.Status, checkedOnce.Payment.Status));
        Assert.Equal(HttpStatusCode.NotFound, deposit.StatusCode);
        Assert.Equal((OrderStatus.CANCELLED, 0L), ((await ReadAsync(order)).Status, await TakenAsync()));
        Assert.Equal((0, 0), await LedgerAsync(order));
    }

    [Fact]
    public async Task Window_OfAnOrder_OffersCardsOnly()
    {
        var order = await NewOrderAsync();
        var url = Shop.GetRequiredService<CheckoutLink>().Of(order, new Uri("http://localhost/ok"), new Uri("http://localhost/no"), "ko")!;

        var page = await Simulator.GetStringAsync(url, Token);
        var withoutMethod = await Simulator.GetStringAsync(new Uri(url.AbsoluteUri.Replace("&method=CARD", "", StringComparison.Ordinal)), Token);

        Assert.Contains("value=\"approve\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"deposit\"", page, StringComparison.Ordinal);
        Assert.Contains("value=\"deposit\"", withoutMethod, StringComparison.Ordinal);
    }
}
