namespace Axon.Core.Features.Payments.Ports;

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
