namespace Axon.Core.Features.Dashboard;

/// <summary>How an activity filled up, from the books.</summary>
/// <param name="FilledAt">When the last free unit was first held; null while it never was.</param>
public sealed record FillCurve(TimeSpan Interval, IReadOnlyList<FillPoint> Points, DateTimeOffset? FilledAt)
{
    /// <summary>How long before the opening a curve begins, so that it rises from nothing.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromSeconds(5);

    /// <summary>Cost: one pass over the rows and one over the points.</summary>
    public static FillCurve Of(IEnumerable<BookRow> rows, int capacity, DateTimeOffset from, DateTimeOffset to)
    {
        var changes = rows.SelectMany(Changes).OrderBy(change => change.At).ToList();
        var interval = Bucket.For(to - from);
        List<FillPoint> points = [];
        long held = 0, paid = 0;
        DateTimeOffset? filledAt = null;
        var next = 0;
        for (var end = from + interval; end < to + interval; end += interval)
        {
            for (; next < changes.Count && changes[next].At < end && changes[next].At < to; next++)
            {
                held += changes[next].Held;
                paid += changes[next].Paid;
                filledAt ??= capacity > 0 && held >= capacity ? changes[next].At : null;
            }

            points.Add(new FillPoint(end < to ? end : to, held, paid));
        }

        return new FillCurve(interval, points, filledAt);
    }

    private static IEnumerable<(DateTimeOffset At, int Held, int Paid)> Changes(BookRow row)
    {
        yield return (row.ReservedAt, row.Quantity, 0);
        if (row.PaidAt is { } paidAt)
        {
            yield return (paidAt, 0, row.Quantity);
        }

        if (row.EndedAt is { } endedAt)
        {
            yield return (endedAt, -row.Quantity, row.PaidAt is null ? 0 : -row.Quantity);
        }
    }
}
