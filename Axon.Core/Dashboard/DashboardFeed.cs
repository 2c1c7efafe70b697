using System.Collections.Concurrent;
using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Dashboard;

/// <summary>
/// Computes each snapshot once for everybody who watches it: one read a second for each distinct activity and filter, none when nobody
/// watches.
/// </summary>
public sealed partial class DashboardFeed(GetActivityDashboard dashboard, TimeProvider clock, ILogger<DashboardFeed> logger) : IDisposable
{
    private readonly ConcurrentDictionary<(ActivityId Activity, DashboardFilter Filter, bool Compare), DashboardTopic> _topics = new();

    /// <summary>
    /// Calls <paramref name="changed"/> with the newest snapshot at once when there is one, and then about every second until disposed. A
    /// failed read is told as <see cref="FeedState.Failure"/> with the last good snapshot; it never ends the feed.
    /// </summary>
    /// <remarks>The callback runs on the feed's thread, with the language of whoever subscribed: hand over and return.</remarks>
    public IDisposable Subscribe(ActivityId activity, DashboardFilter filter, bool compare, Action<FeedState> changed)
    {
        var key = (activity, filter, compare);
        while (true)
        {
            var topic = _topics.GetOrAdd(key, _ => new DashboardTopic(
                (last, cancellationToken) => ReadAsync(activity, filter, compare, last, cancellationToken), clock, logger));
            if (topic.TrySubscribe(changed, () => _topics.TryRemove(KeyValuePair.Create(key, topic))) is { } subscription)
            {
                return subscription;
            }

            // The last watcher has just left this one: it takes no new ones.
            _topics.TryRemove(KeyValuePair.Create(key, topic));
        }
    }

    public void Dispose()
    {
        foreach (var topic in _topics.Values)
        {
            topic.Dispose();
        }
    }

    private async Task<FeedState> ReadAsync(ActivityId activity, DashboardFilter filter, bool compare, FeedState last, CancellationToken cancellationToken)
    {
        try
        {
            return new FeedState(await dashboard.HandleAsync(activity, filter, compare, cancellationToken), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.ReadFailed(logger, exception, activity.Value);
            return last with { Failure = exception.GetType().Name };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6001, LogLevel.Warning, "The dashboard of activity {ActivityId} could not be read; watchers keep the last snapshot")]
        public static partial void ReadFailed(ILogger logger, Exception exception, long activityId);
    }
}
