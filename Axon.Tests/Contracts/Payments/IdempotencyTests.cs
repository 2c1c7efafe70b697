using System.Net;
using System.Text;
using Axon.Core.Checkout.Provider;

namespace Axon.Tests.Contracts.Payments;

/// <summary>The protocol itself, without the adapter that would catch a provider's mistakes.</summary>
public sealed class IdempotencyTests : SimulatorTest
{
    [Fact]
    public async Task Confirm_SameKeyOtherBody_IsRefusedAndChargesNothing()
    {
        var (first, firstKey) = await NewPaymentAsync();
        var (second, secondKey) = await NewPaymentAsync();

        var paid = await ConfirmAsync("key-1", firstKey, first);
        var reused = await ConfirmAsync("key-1", secondKey, second);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity), (paid.Status, reused.Status));
        Assert.Contains("IDEMPOTENCY_KEY_REUSED", reused.Body, StringComparison.Ordinal);
        Assert.Equal(0, await ChargesAsync(second));
    }

    [Fact]
    public async Task Confirm_SameKeySameBody_IsAnsweredWithTheSameBytes()
    {
        var (order, key) = await NewPaymentAsync();

        var first = await ConfirmAsync("key-1", key, order);
        using var cancel = await Http.PostAsync($"/v1/payments/{key.Value}/cancel", new StringContent("{\"cancelReason\":\"r\"}", Encoding.UTF8, "application/json"), Token);
        var again = await ConfirmAsync("key-1", key, order);

        Assert.Equal(HttpStatusCode.OK, cancel.StatusCode);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Confirm_DeclinedWithAKey_StaysDeclinedUnderIt()
    {
        var (order, key) = await NewPaymentAsync(card: "lost");

        var first = await ConfirmAsync("key-1", key, order);
        var again = await ConfirmAsync("key-1", key, order);

        Assert.Contains("INVALID_CARD_LOST_OR_STOLEN", first.Body, StringComparison.Ordinal);
        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Confirm_SameKeyWhileInFlight_TellsTwinAndStrangerApart()
    {
        var (order, key) = await NewPaymentAsync(card: "slow");
        var (other, otherKey) = await NewPaymentAsync(card: "slow");

        var first = ConfirmAsync("key-1", key, order);
        var twin = await ConfirmAsync("key-1", key, order);
        var stranger = await ConfirmAsync("key-1", otherKey, other);

        // Whichever of the two came first was charged, the other one was told to wait.
        Assert.Contains("IDEMPOTENT_REQUEST_PROCESSING", twin.Body + (await first).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        Assert.Equal((1, 0), (await ChargesAsync(order), await ChargesAsync(other)));
    }

    private async Task<(HttpStatusCode Status, string Body)> ConfirmAsync(string idempotencyKey, ProviderPaymentKey key, PaymentOrderRef order)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payments/confirm");
        request.Content = new StringContent($"{{\"paymentKey\":\"{key}\",\"orderId\":\"{order}\",\"amount\":15000}}", Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", idempotencyKey);
        using var response = await Http.SendAsync(request, Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
