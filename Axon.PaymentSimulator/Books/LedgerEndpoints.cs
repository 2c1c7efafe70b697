using Axon.PaymentSimulator.Protocol;

namespace Axon.PaymentSimulator.Books;

/// <summary>The provider's side of the books, for reconciling and for tests.</summary>
internal static class LedgerEndpoints
{
    public static void MapLedger(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/ledger", Read).AddEndpointFilter<LocalOrSecretFilter>();

    /// <param name="after">Only orders with an entry after this sequence number.</param>
    /// <param name="limit">How many orders at most, 1 to 10000.</param>
    public static IResult Read(PaymentRegister book, TossAnswers answers, string? orderId = null, string? after = null, string? limit = null) =>
        (Number(after, 0, 0, long.MaxValue), Number(limit, 10_000, 1, 10_000)) is ({ } from, { } most)
            ? TypedResults.Json(LedgerView.Of(book, orderId, from, (int)most), TossJson.Options)
            : answers.Error("INVALID_REQUEST");

    private static long? Number(string? text, long none, long least, long most) =>
        text is null ? none
        : long.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most ? number : null;
}

/// <param name="LastSequence">The reading position after this view.</param>
/// <param name="ChargedMoreThanOnce">Orders with more than one charge, over all orders whatever the filter. Has to be empty.</param>
internal sealed record LedgerView(
    LedgerTotals Totals, IReadOnlyList<LedgerOrder> ChargedMoreThanOnce, IReadOnlyList<LedgerOrder> Orders, bool More, long LastSequence)
{
    public static LedgerView Of(PaymentRegister book, string? orderId, long after, int limit)
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

internal enum LedgerEntryKind
{
    Charge,
    Cancel,
}

/// <summary>Money that moved: a charge towards the merchant, or a cancel back to the shopper.</summary>
/// <param name="Sequence">The journal line; grows without end, usable as a reading position.</param>
internal sealed record LedgerEntry(
    long Sequence, LedgerEntryKind Kind, string OrderId, string PaymentKey, string TransactionKey, long Amount, DateTimeOffset At);
