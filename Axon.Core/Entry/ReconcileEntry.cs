using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Entry;

/// <summary>Compares gates with reservations, reservations with stock, people and orders, and payments with the provider's books, in both directions.</summary>
/// <remarks>The servers are not read at one instant, so a difference counts only when it is seen again after a while. Then it is noted, and repaired where that is safe.</remarks>
public sealed partial class ReconcileEntry(
    ReconcileStore rows,
    CompareGates gates,
    RepairLedger repair,
    EntryMetrics metrics,
    IOptions<EntryOptions> options,
    TimeProvider clock,
    ILogger<ReconcileEntry> logger) : IReconcileReports, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private Dictionary<(DifferenceKind Kind, string Subject), DateTimeOffset> _seen = [];

    public ReconcileReport? Latest { get; private set; }

    public DateTimeOffset? LastProvedAt { get; private set; }

    public async Task<ReconcileReport> HandleAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var report = await CompareAsync(cancellationToken);
            Latest = report;
            LastProvedAt = report.State == ReconcileState.Proved ? report.At : LastProvedAt;
            metrics.Reconciled(report.Confirmed.Count, report.Overbooked);
            await rows.NoteAsync(report.Confirmed, cancellationToken);
            foreach (var activity in report.Confirmed.GroupBy(difference => difference.Activity))
            {
                Log.Differs(logger, activity.Key?.Value, string.Join("; ", activity.Select(difference => $"{difference.Kind} {difference.Subject}: {difference.Detail}")));
                if (activity.Key is { } id)
                {
                    await repair.HandleAsync(id, [.. activity], cancellationToken);
                }

                // What a repair did not cure has to stay for a while again before it is tried again.
                foreach (var difference in activity)
                {
                    _seen.Remove((difference.Kind, difference.Subject));
                }
            }

            return report;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ReconcileReport> CompareAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var books = await rows.BooksAsync(cancellationToken);
        List<Difference> found =
        [
            .. books.Where(book => book.Overbooked > 0)
                .Select(book => new Difference(DifferenceKind.OVERBOOKED, book.Activity, book.Activity.ToString(), $"capacity {book.Capacity}, sold or in payment {book.Claimed + book.Paid}")),
            .. books.Where(book => book.Taken != book.Claimed + book.Paid)
                .Select(book => new Difference(DifferenceKind.TAKEN, book.Activity, book.Activity.ToString(), $"stock says {book.Taken}, reservations {book.Claimed + book.Paid}")),
            .. await rows.DifferencesAsync(cancellationToken),
            .. await gates.HandleAsync(cancellationToken),
        ];

        _seen = found.Select(difference => (difference.Kind, difference.Subject)).Distinct().ToDictionary(key => key, key => _seen.GetValueOrDefault(key, now));
        var settled = found.ToLookup(difference => difference.Kind != DifferenceKind.PROVIDER_UNREAD && _seen[(difference.Kind, difference.Subject)] is var since && since < now && now - since >= options.Value.SettleTime);
        return new ReconcileReport(now, books, [.. settled[true]], [.. settled[false]]);
    }

    private static partial class Log
    {
        [LoggerMessage(2040, LogLevel.Error, "The books of activity {ActivityId} differ: {Differences}")]
        public static partial void Differs(ILogger logger, long? activityId, string differences);
    }
}

/// <summary>What one comparison of gates, reservations and orders has found.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="Confirmed">Differences that have stayed: findings.</param>
/// <param name="Suspected">Differences that may be work under way.</param>
public sealed record ReconcileReport(
    DateTimeOffset At, IReadOnlyList<ActivityBooks> Activities, IReadOnlyList<Difference> Confirmed, IReadOnlyList<Difference> Suspected)
{
    public int Overbooked => Activities.Sum(books => books.Overbooked);

    public ReconcileState State =>
        Overbooked > 0 || Confirmed.Count > 0 ? ReconcileState.Broken
        : Suspected.Count > 0 ? ReconcileState.Pending
        : ReconcileState.Proved;
}

public enum ReconcileState
{
    /// <summary>Everything was compared and agrees.</summary>
    Proved,

    /// <summary>Something differs that may be work under way, or a gate could not be read: not yet known.</summary>
    Pending,

    /// <summary>Something differs and stays so.</summary>
    Broken,
}

public interface IReconcileReports
{
    /// <summary>The newest report of this process, or null before the first: then nothing is proved.</summary>
    ReconcileReport? Latest { get; }

    /// <summary>When a comparison last found everything in agreement; null when none of this process has.</summary>
    DateTimeOffset? LastProvedAt { get; }
}
