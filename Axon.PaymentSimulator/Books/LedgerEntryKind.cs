namespace Axon.PaymentSimulator.Books;

internal enum LedgerEntryKind
{
    Charge,
    Cancel,
}
