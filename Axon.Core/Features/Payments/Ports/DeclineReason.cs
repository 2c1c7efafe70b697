namespace Axon.Core.Features.Payments.Ports;

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
