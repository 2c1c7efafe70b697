namespace Axon.Core.Features.Payments.Ports;

public enum WebhookOutcome
{
    Genuine,

    /// <summary>No signature and none required (a real provider account that does not sign this event): trust nothing in it but the payment key to look up.</summary>
    NotSigned,

    /// <summary>Signature missing or wrong.</summary>
    Forged,

    /// <summary>Signed, but too long ago or in the future: a replay, or clocks apart.</summary>
    Stale,

    /// <summary>Genuine or unsigned, but not an event about a payment. Answer 200 and forget it.</summary>
    Irrelevant,
}
