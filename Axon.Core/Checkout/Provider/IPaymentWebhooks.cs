namespace Axon.Core.Checkout.Provider;

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

public enum WebhookOutcome
{
    Genuine,

    /// <summary>No signature, as the provider announces payments: trust nothing in it but the order to look up.</summary>
    NotSigned,

    /// <summary>Signature missing or wrong.</summary>
    Forged,

    /// <summary>Signed, but too long ago or in the future: a replay, or clocks apart.</summary>
    Stale,

    /// <summary>Not signed, and about an order that was announced too often just now. Answer 429: the provider comes again.</summary>
    TooMany,

    /// <summary>Genuine or unsigned, but not an event about a payment. Answer 200 and forget it.</summary>
    Irrelevant,
}

/// <summary>A payment's state changed, says the provider.</summary>
/// <param name="Id">The delivery's id, the same for every repetition: the key of the inbox.</param>
public sealed record PaymentWebhook(string Id, ProviderPaymentKey PaymentKey, PaymentOrderRef Order, ProviderPaymentState State);

/// <param name="Event">Set when genuine or not signed.</param>
public readonly record struct WebhookResult(WebhookOutcome Outcome, PaymentWebhook? Event = null);
