namespace Axon.PaymentSimulator.Books;

/// <param name="LastSequence">The reading position after this view.</param>
/// <param name="ChargedMoreThanOnce">Orders with more than one charge, over all orders whatever the filter. Has to be empty.</param>
internal sealed record LedgerView(
    LedgerTotals Totals, IReadOnlyList<LedgerOrder> ChargedMoreThanOnce, IReadOnlyList<LedgerOrder> Orders, bool More, long LastSequence)
{
    public static LedgerView Of(PaymentBook book, string? orderId, long after, int limit)
    {
        var entries = book.Entries.ToList();
        var orders = entries.GroupBy(entry => entry.OrderId).Select(LedgerOrder.Of).ToList();
        var wanted = orders.Where(order => (orderId is null || order.OrderId == orderId) && order.LastSequence > after)
            .OrderBy(order => order.LastSequence).Take(limit + 1).ToList();
        var shown = wanted.Take(limit).ToList();
        return new LedgerView(
            LedgerTotals.Of(entries, orders.Count),
            [.. orders.Where(order => order.Charges.Count > 1)],
            shown,
            More: wanted.Count > limit,
            LastSequence: shown.Count == 0 ? after : shown[^1].LastSequence);
    }
}
