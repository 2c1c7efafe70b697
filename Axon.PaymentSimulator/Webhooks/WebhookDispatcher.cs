using System.Text.Json;
using System.Threading.Channels;
using Axon.PaymentSimulator.Books;
using Axon.PaymentSimulator.Faults;
using Axon.PaymentSimulator.Protocol;

namespace Axon.PaymentSimulator.Webhooks;

/// <summary>Announces changed payments when and as often as the knobs say. Deliveries live in memory: a crash loses them, as webhooks do get lost.</summary>
internal sealed class WebhookDispatcher(KnobBoard knobs, TossAnswers answers, WebhookSender postman, TimeProvider clock)
{
    private readonly Channel<WebhookDelivery> _out = Channel.CreateUnbounded<WebhookDelivery>();

    public ChannelReader<WebhookDelivery> Out => _out.Reader;

    /// <param name="answersAtOnce">The answer to the request follows now; if not, waiting for it to be out would wait too long.</param>
    public async Task AnnounceAsync(PaymentRecord payment, HttpResponse response, bool answersAtOnce)
    {
        var how = knobs.Current.Webhook ?? new WebhookKnobs();
        if (how.Mode == WebhookMode.Never || knobs.WebhookUrl is not { } url)
            return;
        var delivery = new WebhookDelivery(Keys.Transaction(), url, Body(payment), TimeSpan.FromMilliseconds(how.DelayMs), how.Signed);
        if (how.Mode == WebhookMode.Before)
        {
            await postman.TryDeliverAsync(delivery, retried: 0, CancellationToken.None);
            return;
        }
        var copies = how.Mode == WebhookMode.Twice ? 2 : 1;
        if (answersAtOnce)
            response.OnCompleted(() => Send(delivery, copies));
        else
            await Send(delivery, copies);
    }

    private Task Send(WebhookDelivery delivery, int copies)
    {
        for (var copy = 0; copy < copies; copy++)
            _out.Writer.TryWrite(delivery);
        return Task.CompletedTask;
    }

    private byte[] Body(PaymentRecord payment) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            eventType = "PAYMENT_STATUS_CHANGED",
            createdAt = clock.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", System.Globalization.CultureInfo.InvariantCulture),
            data = answers.View(payment),
        },
        TossJson.Options);
}

/// <param name="Id">The same for every try and for a doubled delivery.</param>
internal sealed record WebhookDelivery(string Id, Uri Url, byte[] Body, TimeSpan Delay, bool Signed);
