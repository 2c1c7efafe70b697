using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Pipeline;

namespace Axon.Web.Features.Operations.Pipeline;

/// <summary>Reads the way of events for the page and for programs: five questions side by side, each of which may go unanswered.</summary>
/// <param name="lags">One with a stream, none without.</param>
/// <param name="searches">One with an index, none without.</param>
public sealed class PipelineReader(
    HeartbeatStore signs, IEnumerable<IStreamLag> lags, IEnumerable<ISearchReadings> searches, IFactQueue facts, ITrackerReadings tracker, TimeProvider clock)
{
    /// <summary>After this a process counts as gone.</summary>
    private static readonly TimeSpan Gone = TimeSpan.FromMinutes(1);

    public async Task<PipelineView> ReadAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (stream, index) = (lags.FirstOrDefault(), searches.FirstOrDefault());
        var processes = TryAsync(() => signs.ReadAsync(now - Gone, cancellationToken));
        var lag = stream is null ? null : stream.ReadAsync(cancellationToken);
        var search = index is null ? null : index.ReadAsync(cancellationToken);
        var queue = TryAsync(() => facts.DepthAsync(cancellationToken));
        var bad = TryAsync(() => tracker.BadRowsAsync(now.AddDays(-1), cancellationToken));
        return new PipelineView(now, stream is not null, await processes, lag is null ? null : await lag, search is null ? null : await search, await queue, await bad);
    }

    private static async Task<T?> TryAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read();
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }
}
