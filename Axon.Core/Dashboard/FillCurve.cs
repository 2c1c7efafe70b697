namespace Axon.Core.Dashboard;

/// <summary>How an activity filled up, from the books.</summary>
/// <param name="FilledAt">When the last free unit was first held; null while it never was.</param>
public sealed record FillCurve(TimeSpan Interval, IReadOnlyList<FillPoint> Points, DateTimeOffset? FilledAt)
{
    /// <summary>How long before the opening a curve begins, so that it rises from nothing.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromSeconds(5);

    /// <summary>Cost: one pass over the rows and one over the points.</summary>
    public static FillCurve Of(IEnumerable<SaleRow> rows, int capacity, DateTimeOffset from, DateTimeOffset to)
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

    private static IEnumerable<(DateTimeOffset At, int Held, int Paid)> Changes(SaleRow row)
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

/// <summary>The length of a chart's interval.</summary>
public static class Bucket
{
    /// <summary>A second for the opening minutes, then a minute, an hour, a day: at most about 900 points.</summary>
    public static TimeSpan For(TimeSpan range) => range switch
    {
        { TotalMinutes: <= 15 } => TimeSpan.FromSeconds(1),
        { TotalHours: <= 12 } => TimeSpan.FromMinutes(1),
        { TotalDays: <= 14 } => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };
}

/// <summary>State at the end of one interval.</summary>
/// <param name="Held">Units in somebody's hands: reserved or paid and not given back.</param>
/// <param name="Paid">Units paid and not refunded.</param>
public sealed record FillPoint(DateTimeOffset At, long Held, long Paid);
