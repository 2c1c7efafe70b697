namespace Axon.Core.Features.Payments.Ports;

/// <summary>Tells the provider's webhooks from forged, altered and replayed ones. No I/O, does not throw for any input.</summary>
/// <remarks>
/// A genuine webhook is still only a hint that something changed: it may come before the answer to our own call, after it, twice, late or never. Read the
/// payment back and act on that. A delivery is repeated with the same id until it is answered with 200.
/// </remarks>
public interface IPaymentWebhooks
{
    /// <param name="header">The value of a request header by name, null when absent.</param>
    /// <param name="body">The body exactly as received: the signature covers its bytes.</param>
    WebhookResult Verify(Func<string, string?> header, ReadOnlySpan<byte> body);
}
