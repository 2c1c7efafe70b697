using Axon.Core.Kernel;

namespace Axon.Core.Dashboard;

/// <summary>Everything the control room of one activity shows, computed once for all who watch it. Immutable.</summary>
/// <param name="From">The range that was read, with the clock filled in.</param>
/// <param name="Previous">Figures of the same hours as many days earlier; null when nobody compares.</param>
/// <param name="AsOf">When it was read; freshness is told from it.</param>
public sealed record ActivityDashboard(
    ActivityId Activity,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset AsOf,
    DateTimeOffset? OpenedAt,
    Figures Figures,
    Figures? Previous,
    ActivityNow Now,
    Funnel Funnel,
    FillCurve Fill,
    IReadOnlyList<Segment> Devices,
    IReadOnlyList<Segment> Audiences,
    Guarantees Guarantees);

/// <summary>The state of an activity at this moment, whatever the range.</summary>
/// <param name="Unsettled">Places that the gate has given out and the books do not know: entries under way, or failed ones whose places go back. Null while no gate can say.</param>
/// <param name="LastReturn">The last moment at which an unpaid place can still come back; null when none can.</param>
public sealed record ActivityNow(int Capacity, long Pending, long InPayment, long Paid, long? Unsettled, DateTimeOffset? LastReturn)
{
    /// <param name="given">Units that the gate has given out, counted before and after the books were read.</param>
    public static ActivityNow Of(ActivityBooks books, (int? Before, int? After) given)
    {
        var open = books.Rows.Where(row => row.Status is "PENDING" or "CONFIRMED").ToList();
        return new ActivityNow(
            books.Capacity,
            books.Rows.Where(row => row.Status == "PENDING").Sum(row => (long)row.Quantity),
            books.Rows.Where(row => row.Status is "CONFIRMED" or "STUCK").Sum(row => (long)row.Quantity),
            books.Rows.Where(row => row.Status == "PAID").Sum(row => (long)row.Quantity),
            // What ended between the readings is in the first count only, what began in the second only: neither is missing from the books.
            given is ({ } before, { } after) ? Math.Max(0, Math.Min(before, after) - books.Rows.Where(row => row.Status is "PENDING" or "CONFIRMED" or "STUCK" or "PAID").Sum(row => (long)row.Quantity)) : null,
            open.Count == 0 ? null : open.Max(row => row.DeadlineAt));
    }
}

/// <summary>One part of the people, with its own figures: a rate's denominator is the part's own.</summary>
/// <param name="Name">Stable name, e.g. <c>mobile</c> or <c>new</c>.</param>
public sealed record Segment(string Name, Figures Figures);
