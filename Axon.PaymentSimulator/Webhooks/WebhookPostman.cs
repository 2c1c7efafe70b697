using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Webhooks;

/// <summary>Carries one webhook to its address once.</summary>
internal sealed partial class WebhookPostman(IOptions<SimulatorOptions> options, TimeProvider clock, ILogger<WebhookPostman> logger) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };

    /// <summary>True when it was taken with a 2xx. Does not throw for anything the receiver does.</summary>
    public async Task<bool> TryDeliverAsync(WebhookDelivery delivery, int retried, CancellationToken cancellationToken)
    {
        var time = clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Url) { Content = new ByteArrayContent(delivery.Body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(WebhookSigner.IdHeader, delivery.Id);
        request.Headers.Add(WebhookSigner.TimeHeader, time);
        request.Headers.Add(WebhookSigner.RetryHeader, retried.ToString(CultureInfo.InvariantCulture));
        if (delivery.Signed)
            request.Headers.Add(WebhookSigner.SignatureHeader, WebhookSigner.Sign(options.Value.WebhookSecret, delivery.Body, time));
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Log.NotTaken(logger, delivery.Id, retried, failure.GetType().Name);
            return false;
        }
    }

    public void Dispose() => _http.Dispose();

    private static partial class Log
    {
        [LoggerMessage(7101, LogLevel.Information, "Webhook {DeliveryId}, try {Retried}, was not taken: {Reason}")]
        public static partial void NotTaken(ILogger logger, string deliveryId, int retried, string reason);
    }
}
