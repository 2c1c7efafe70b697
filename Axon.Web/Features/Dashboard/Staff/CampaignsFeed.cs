using System.Collections.Concurrent;
using Axon.Core.Dashboard;

namespace Axon.Web.Features.Dashboard.Staff;

/// <summary>Shares one read of the comparison among all who look at the same range within a second.</summary>
public sealed partial class CampaignsFeed(GetCampaignsDashboard dashboard, TimeProvider clock, ILogger<CampaignsFeed> logger)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(900);

    private readonly ConcurrentDictionary<(DashboardFilter Filter, bool Compare), Lazy<Task<CampaignsDashboard>>> _reads = new();

    /// <summary>Null while the store does not answer; the caller keeps what it shows.</summary>
    public async Task<CampaignsDashboard?> ReadAsync(DashboardFilter filter, bool compare, CancellationToken cancellationToken)
    {
        var key = (filter, compare);
        // The read belongs to everybody who waits for it, so one person's leaving does not cancel it.
        if (_reads.Count > 200)
        {
            // Ranges that nobody looks at any more; the others are read again within a second anyway.
            _reads.Clear();
        }

        var read = _reads.GetOrAdd(key, _ => new Lazy<Task<CampaignsDashboard>>(() => dashboard.HandleAsync(filter, compare, CancellationToken.None)));
        try
        {
            var result = await read.Value.WaitAsync(cancellationToken);
            if (clock.GetUtcNow() - result.AsOf > Fresh)
            {
                _reads.TryRemove(KeyValuePair.Create(key, read));
                return await ReadAsync(filter, compare, cancellationToken);
            }

            return result;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _reads.TryRemove(KeyValuePair.Create(key, read));
            Log.ReadFailed(logger, exception);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6101, LogLevel.Warning, "The comparison of campaigns could not be read; watchers keep the last one")]
        public static partial void ReadFailed(ILogger logger, Exception exception);
    }
}
