namespace Axon.Core.Features.Payments.Ports;

public enum CancelOutcome
{
    /// <summary>The money goes back, by this call or by an earlier one with the same idempotency key.</summary>
    Cancelled,

    /// <summary>All of it was given back before under another key: nothing is left to cancel.</summary>
    AlreadyCancelled,

    /// <summary>Proven: this call gave nothing back (too much asked, not captured, too late).</summary>
    Declined,

    /// <summary>Nobody can say. Ask with Find and repeat with the same key only.</summary>
    Unknown,
}
