namespace Axon.PaymentSimulator.Books;

/// <summary>All money that moved for one order.</summary>
internal sealed record LedgerOrder(
    string OrderId, long Charged, long Cancelled, long Net, long LastSequence, IReadOnlyList<LedgerEntry> Charges, IReadOnlyList<LedgerEntry> Cancels)
{
    public static LedgerOrder Of(IGrouping<string, LedgerEntry> order)
    {
        var charges = order.Where(entry => entry.Kind == LedgerEntryKind.Charge).ToList();
        var cancels = order.Where(entry => entry.Kind == LedgerEntryKind.Cancel).ToList();
        var charged = charges.Sum(entry => entry.Amount);
        var cancelled = cancels.Sum(entry => entry.Amount);
        return new LedgerOrder(order.Key, charged, cancelled, charged - cancelled, order.Max(entry => entry.Sequence), charges, cancels);
    }
}
