namespace Axon.PaymentSimulator.Books;

/// <summary>Money that moved: a charge towards the merchant, or a cancel back to the shopper.</summary>
/// <param name="Sequence">The journal line; grows without end, usable as a reading position.</param>
internal sealed record LedgerEntry(
    long Sequence, LedgerEntryKind Kind, string OrderId, string PaymentKey, string TransactionKey, long Amount, DateTimeOffset At);
