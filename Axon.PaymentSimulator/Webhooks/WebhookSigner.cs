using System.Security.Cryptography;
using System.Text;

namespace Axon.PaymentSimulator.Webhooks;

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
