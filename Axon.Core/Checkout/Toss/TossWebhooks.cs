using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Axon.Core.Checkout.Provider;
using Microsoft.Extensions.Options;

namespace Axon.Core.Checkout.Toss;

/// <summary>The provider's signature: HMAC-SHA256 over body, colon and time of transmission; the header may carry several, for two keys in change.</summary>
internal sealed class TossWebhooks(IOptions<TossOptions> options, TimeProvider clock) : IPaymentWebhooks
{
    private const string Version = "v1:";

    public WebhookResult Verify(Func<string, string?> header, ReadOnlySpan<byte> body)
    {
        var signature = header("tosspayments-webhook-signature");
        // Without a key of our own a signature proves no more than none.
        if (string.IsNullOrEmpty(signature) || options.Value.WebhookSecret.Length == 0)
            return options.Value.AcceptUnsignedWebhooks ? Read(WebhookOutcome.NotSigned, body) : new WebhookResult(WebhookOutcome.Forged);
        var time = header("tosspayments-webhook-transmission-time") ?? "";
        if (!IsSigned(signature, time, body))
            return new WebhookResult(WebhookOutcome.Forged);
        return IsRecent(time) ? Read(WebhookOutcome.Genuine, body) : new WebhookResult(WebhookOutcome.Stale);
    }

    // The delivery id in the headers is not signed; the body is, and it is the same in every repetition.
    private static WebhookResult Read(WebhookOutcome outcome, ReadOnlySpan<byte> body) =>
        TossJson.ReadEvent(Convert.ToHexStringLower(SHA256.HashData(body)), body) is { } happened
            ? new WebhookResult(outcome, happened)
            : new WebhookResult(WebhookOutcome.Irrelevant);

    private bool IsSigned(string signature, string time, ReadOnlySpan<byte> body)
    {
        if (!signature.StartsWith(Version, StringComparison.Ordinal) || signature.Length > 1000 || time.Length > 100)
            return false;
        byte[] signed = [.. body, (byte)':', .. Encoding.UTF8.GetBytes(time)];
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(options.Value.WebhookSecret), signed);
        var given = new byte[expected.Length];
        // No early end: how many signatures there are is no secret, which one fits is.
        return signature[Version.Length..].Split(',').Aggregate(false, (found, part) =>
            found | (Convert.TryFromBase64String(part.Trim(), given, out var length) && CryptographicOperations.FixedTimeEquals(given.AsSpan(0, length), expected)));
    }

    private bool IsRecent(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent)
        && (clock.GetUtcNow() - sent).Duration() <= options.Value.WebhookTolerance;
}
