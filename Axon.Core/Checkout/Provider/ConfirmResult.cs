namespace Axon.Core.Checkout.Provider;

/// <param name="Payment">Set when captured or already processed.</param>
/// <param name="Decline">Set when declined.</param>
/// <param name="Reason">Set when unknown.</param>
public readonly record struct ConfirmResult(
    ConfirmOutcome Outcome,
    ProviderPayment? Payment = null,
    PaymentDecline? Decline = null,
    UnknownReason? Reason = null)
{
    public static ConfirmResult Captured(ProviderPayment payment) => new(ConfirmOutcome.Captured, payment);

    public static ConfirmResult AlreadyProcessed(ProviderPayment payment) => new(ConfirmOutcome.AlreadyProcessed, payment);

    public static ConfirmResult Declined(PaymentDecline decline) => new(ConfirmOutcome.Declined, Decline: decline);

    public static ConfirmResult NotFound() => new(ConfirmOutcome.NotFound);

    public static ConfirmResult Unknown(UnknownReason reason) => new(ConfirmOutcome.Unknown, Reason: reason);
}

/// <summary>Why no money was taken, in the words a shopper can act on.</summary>
public enum DeclineReason
{
    /// <summary>The card company said no without saying why.</summary>
    RefusedByCard,
    InsufficientFunds,
    CardExpired,

    /// <summary>Lost, stolen or stopped.</summary>
    CardBlocked,

    /// <summary>Number, password or instalment plan wrong, or not supported with this card.</summary>
    CardNotUsable,

    /// <summary>A limit of the card, the day or the method.</summary>
    LimitExceeded,

    /// <summary>The shopper took too long after the payment window; the payment has to be started again.</summary>
    SessionExpired,

    /// <summary>A way to pay that is not offered here, as an account to pay into later. It was called off at the provider.</summary>
    MethodNotOffered,

    /// <summary>The payment belongs to another order or another amount: changed on the way, or a defect of ours.</summary>
    Mismatch,

    /// <summary>Refused for good with a code this version does not know.</summary>
    Other,
}

/// <summary>Why nobody can say yet whether money moved.</summary>
public enum UnknownReason
{
    TimedOut,

    /// <summary>The connection failed or broke. Even a refused connection is unknown: an earlier try of the same charge may have arrived.</summary>
    Unreachable,

    /// <summary>The provider answered with a failure of its own.</summary>
    ProviderFailed,

    /// <summary>The same request is being worked on right now.</summary>
    InFlight,

    /// <summary>Too many requests: this one was not looked at.</summary>
    Throttled,

    /// <summary>The provider does not accept our keys. An operator has to act; it says nothing about the payment.</summary>
    NotAuthorized,

    /// <summary>An answer that cannot be read, contradicts the question, or carries a code that proves nothing.</summary>
    Unreadable,
}

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

/// <param name="Code">The provider's code, for staff and logs; never shown to a shopper.</param>
public sealed record PaymentDecline(DeclineReason Reason, string Code);
