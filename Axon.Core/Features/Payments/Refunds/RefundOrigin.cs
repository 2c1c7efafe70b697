namespace Axon.Core.Features.Payments.Refunds;

/// <summary>Who wanted it.</summary>
public enum RefundOrigin
{
    BUYER,
    STAFF,

    /// <summary>The system gives back a charge that never was a purchase; it belongs to no revenue.</summary>
    SURPLUS,

    /// <summary>Somebody gave it back at the provider, past Axon.</summary>
    PROVIDER,
}
