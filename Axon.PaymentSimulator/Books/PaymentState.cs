namespace Axon.PaymentSimulator.Books;

/// <summary>The states of a payment, named as on the wire.</summary>
internal enum PaymentState
{
    IN_PROGRESS,
    WAITING_FOR_DEPOSIT,
    DONE,
    CANCELED,
    PARTIAL_CANCELED,
    ABORTED,
    EXPIRED,
}
