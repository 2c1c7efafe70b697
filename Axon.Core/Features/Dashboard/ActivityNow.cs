namespace Axon.Core.Features.Dashboard;

/// <summary>The state of an activity at this moment, whatever the range.</summary>
/// <param name="LastReturn">The last moment at which an unpaid place can still come back; null when none can.</param>
public sealed record ActivityNow(int Capacity, long Pending, long InPayment, long Paid, DateTimeOffset? LastReturn)
{
    public static ActivityNow Of(ActivityBooks books)
    {
        var open = books.Rows.Where(row => row.Status is "PENDING" or "CONFIRMED").ToList();
        return new ActivityNow(
            books.Capacity,
            books.Rows.Where(row => row.Status == "PENDING").Sum(row => (long)row.Quantity),
            books.Rows.Where(row => row.Status is "CONFIRMED" or "STUCK").Sum(row => (long)row.Quantity),
            books.Rows.Where(row => row.Status == "PAID").Sum(row => (long)row.Quantity),
            open.Count == 0 ? null : open.Max(row => row.DeadlineAt));
    }
}
