using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Axon.PaymentSimulator.Webhooks;

/// <summary>Carries one webhook to its address once.</summary>
internal sealed partial class WebhookSender(IOptions<SimulatorOptions> options, TimeProvider clock, ILogger<WebhookSender> logger) : IDisposable
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

/// <summary>The provider's signature: HMAC-SHA256 over the body, a colon and the time of transmission.</summary>
internal static class WebhookSigner
{
    public const string SignatureHeader = "tosspayments-webhook-signature";
    public const string TimeHeader = "tosspayments-webhook-transmission-time";
    public const string IdHeader = "tosspayments-webhook-transmission-id";
    public const string RetryHeader = "tosspayments-webhook-transmission-retried-count";

    public static string Sign(string secret, byte[] body, string time)
    {
        byte[] signed = [.. body, (byte)':', .. Encoding.UTF8.GetBytes(time)];
        return "v1:" + Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
    }
}
