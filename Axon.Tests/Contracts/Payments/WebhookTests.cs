using System.Text;
using Axon.Core.Checkout.Provider;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.PaymentSimulator;
using Axon.PaymentSimulator.Webhooks;

namespace Axon.Tests.Contracts.Payments;

public sealed class WebhookTests : SimulatorTest
{
    private const string Secret = "test_whsec_axon_simulator";

    protected override TimeSpan Timeout => TimeSpan.FromSeconds(2);

    protected override void Adjust(SimulatorOptions options) => options.WebhookRetries = [TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(40)];

    [Fact]
    public async Task Webhook_OfAPayment_ComesUnsignedAsTheProviderSendsIt()
    {
        await using var shop = await WebhookReceiver.StartAsync();
        await TurnAsync(new { webhook = new { url = shop.Url } });

        await CapturedAsync(NewOrder());
        var captured = await shop.NextAsync();

        Assert.Null(captured.Header("tosspayments-webhook-signature"));
        Assert.Equal(WebhookOutcome.NotSigned, Verify(captured).Outcome);
    }

    [Fact]
    public async Task Webhook_CaptureAndCancel_AreAnnouncedAndGenuineWhenSigned()
    {
        await using var shop = await WebhookReceiver.StartAsync();
        await TurnAsync(new { webhook = new { url = shop.Url, signed = true } });
        var order = NewOrder();

        var key = await CapturedAsync(order);
        var captured = await shop.NextAsync();
        await Provider.CancelAsync(key, amount: null, "r", NewKey(), Token);
        var cancelled = await shop.NextAsync();

        Assert.Equal(
            (WebhookOutcome.Genuine, key, order, ProviderPaymentState.DONE),
            Verify(captured) is { Event: { } first } good ? (good.Outcome, first.PaymentKey, first.Order, first.State) : default);
        Assert.Equal(ProviderPaymentState.CANCELED, Verify(cancelled).Event!.State);
    }

    [Fact]
    public async Task Webhook_Before_ArrivesBeforeTheAnswer()
    {
        await using var shop = await WebhookReceiver.StartAsync();
        await TurnAsync(new { webhook = new { mode = "before", url = shop.Url } });

        await CapturedAsync(NewOrder());

        Assert.True(shop.TryNext(out _));
    }

    [Fact]
    public async Task Webhook_Twice_CarriesTheSameId()
    {
        await using var shop = await WebhookReceiver.StartAsync();
        await TurnAsync(new { webhook = new { mode = "twice", delayMs = 30, url = shop.Url } });

        await CapturedAsync(NewOrder());
        var (first, second) = (await shop.NextAsync(), await shop.NextAsync());

        Assert.Equal(first.DeliveryId, second.DeliveryId);
        Assert.Equal(Verify(first).Event!.Id, Verify(second).Event!.Id);
    }

    [Fact]
    public async Task Webhook_RefusedTwice_IsTriedAgainUntilTaken()
    {
        await using var shop = await WebhookReceiver.StartAsync(refusals: 2);
        await TurnAsync(new { webhook = new { url = shop.Url } });

        await CapturedAsync(NewOrder());
        var tries = new[] { await shop.NextAsync(), await shop.NextAsync(), await shop.NextAsync() };

        Assert.Equal(["0", "1", "2"], tries.Select(one => one.Header("tosspayments-webhook-transmission-retried-count")));
        Assert.Single(tries.Select(one => Verify(one).Event!.Id).Distinct());
    }

    [Fact]
    public async Task Webhook_AnswerLostAfterCharge_StillComes()
    {
        await using var shop = await WebhookReceiver.StartAsync();
        await TurnAsync(new { webhook = new { url = shop.Url } });
        var (order, key) = await NewPaymentAsync(card: "timeout");

        var lost = await Provider.ConfirmAsync(key, order, Money.Won(15_000), NewKey(), Token);

        Assert.Equal(ConfirmOutcome.Unknown, lost.Outcome);
        Assert.Equal(order, Verify(await shop.NextAsync()).Event!.Order);
    }

    [Fact]
    public async Task Webhook_Never_IsNotSent()
    {
        await using var shop = await WebhookReceiver.StartAsync();
        await TurnAsync(new { webhook = new { mode = "never", url = shop.Url } });
        await CapturedAsync(NewOrder());
        await TurnAsync(new { webhook = new { url = shop.Url } });
        var second = NewOrder();
        await CapturedAsync(second);

        Assert.Equal(second, Verify(await shop.NextAsync()).Event!.Order);
    }

    [Fact]
    public void Verify_AlteredForgedOrOld_IsRefused()
    {
        var body = Body();
        var now = DateTimeOffset.Parse(Now(), System.Globalization.CultureInfo.InvariantCulture);
        var good = WebhookSigner.Sign(Secret, body, Now());
        var old = now.AddMinutes(-6).ToString("O");
        var altered = Body();
        altered[^5] ^= 1;

        Assert.Equal(WebhookOutcome.Genuine, Verify(body, good, Now()).Outcome);
        Assert.Equal(WebhookOutcome.Genuine, Verify(body, "v1:AAAA," + good[3..], Now()).Outcome);
        Assert.Equal(WebhookOutcome.Forged, Verify(altered, good, Now()).Outcome);
        Assert.Equal(WebhookOutcome.Forged, Verify(body, WebhookSigner.Sign("another", body, Now()), Now()).Outcome);
        Assert.Equal(WebhookOutcome.Forged, Verify(body, good, now.AddMinutes(1).ToString("O")).Outcome);
        Assert.Equal(WebhookOutcome.NotSigned, Verify(body, null, Now()).Outcome);
        Assert.Equal(WebhookOutcome.Forged, Verify(body, good[3..], Now()).Outcome);
        Assert.Equal(WebhookOutcome.Stale, Verify(body, WebhookSigner.Sign(Secret, body, old), old).Outcome);
        Assert.Equal(WebhookOutcome.Stale, Verify(body, WebhookSigner.Sign(Secret, body, "yesterday"), "yesterday").Outcome);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"eventType\":\"PAYOUT_CHANGED\",\"data\":{}}")]
    [InlineData("{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"paymentKey\":\"<script>\",\"orderId\":\"order-1\"}}")]
    [InlineData("{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"paymentKey\":\"\\ud800\",\"orderId\":\"order-1\"}}")]
    public void Verify_SignedNonsense_IsIrrelevant(string text)
    {
        var body = Encoding.UTF8.GetBytes(text);

        Assert.Equal(WebhookOutcome.Irrelevant, Verify(body, WebhookSigner.Sign(Secret, body, Now()), Now()).Outcome);
    }

    [Fact]
    public async Task Verify_Unsigned_IsAHintUnlessSwitchedOff()
    {
        await using var strict = Adapter(BaseUrl, Timeout, ("AcceptUnsignedWebhooks", "false"));
        await using var keyless = Adapter(BaseUrl, Timeout, ("WebhookSecret", ""));

        WebhookOutcome Of(IServiceProvider adapter, string? signature) => ((IPaymentWebhooks)adapter.GetService(typeof(IPaymentWebhooks))!)
            .Verify(name => name.EndsWith("signature", StringComparison.Ordinal) ? signature : Now(), Body()).Outcome;

        Assert.Equal((WebhookOutcome.NotSigned, WebhookOutcome.Forged), (Verify(Body(), null, Now()).Outcome, Verify(Body(), "v1:AAAA", Now()).Outcome));
        Assert.Equal(WebhookOutcome.Forged, Of(strict, null));
        Assert.Equal(WebhookOutcome.NotSigned, Of(keyless, "v1:AAAA"));
    }

    private static string Now() => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mmzzz", System.Globalization.CultureInfo.InvariantCulture);

    private static byte[] Body() => Encoding.UTF8.GetBytes(
        """{"eventType":"PAYMENT_STATUS_CHANGED","data":{"paymentKey":"sim_1","orderId":"order-000001","status":"DONE"}}""");

    private WebhookResult Verify(ReceivedWebhook webhook) => Webhooks.Verify(webhook.Header, webhook.Body);

    private WebhookResult Verify(byte[] body, string? signature, string time) =>
        Webhooks.Verify(name => name.EndsWith("signature", StringComparison.Ordinal) ? signature : time, body);
}
