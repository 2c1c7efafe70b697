namespace Axon.Core.Features.Payments.Ports;

public enum ConfirmOutcome
{
    /// <summary>The money is taken, by this call or by an earlier one with the same idempotency key.</summary>
    Captured,

    /// <summary>It was taken before under another key; the payment says where it stands now, and it may be given back already.</summary>
    AlreadyProcessed,

    /// <summary>Proven: no money moved and this payment cannot be captured any more.</summary>
    Declined,

    /// <summary>The provider has no such payment, so no money moved.</summary>
    NotFound,

    /// <summary>Nobody can say. Ask with Find; never start another charge and never release what was claimed.</summary>
    Unknown,
}
