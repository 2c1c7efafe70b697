namespace Axon.PaymentSimulator.Books;

internal sealed record LedgerTotals(int Orders, int Charges, long Charged, int Cancels, long Cancelled, long Net)
{
    public static LedgerTotals Of(IReadOnlyList<LedgerEntry> entries, int orders)
    {
        var charges = entries.Where(entry => entry.Kind == LedgerEntryKind.Charge).ToList();
        var cancels = entries.Where(entry => entry.Kind == LedgerEntryKind.Cancel).ToList();
        var charged = charges.Sum(entry => entry.Amount);
        var cancelled = cancels.Sum(entry => entry.Amount);
        return new LedgerTotals(orders, charges.Count, charged, cancels.Count, cancelled, charged - cancelled);
    }
}
