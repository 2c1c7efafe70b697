namespace Axon.PaymentSimulator.Books;

/// <summary>The states of a card payment, named as on the wire.</summary>
internal enum PaymentState
{
    IN_PROGRESS,
    DONE,
    CANCELED,
    PARTIAL_CANCELED,
    ABORTED,
    EXPIRED,
}
