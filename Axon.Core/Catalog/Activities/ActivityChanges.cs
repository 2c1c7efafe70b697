using Axon.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace Axon.Core.Catalog.Activities;

/// <summary>Tells everybody who keeps a copy of an activity, after the commit, that it has changed.</summary>
public sealed partial class ActivityChanges(IActivityCatalog catalog, IEnumerable<IActivityChanged> listeners, ILogger<ActivityChanges> logger)
{
    private readonly CachedActivityCatalog? _cache = catalog as CachedActivityCatalog;

    /// <summary>Does not throw: the change is committed, and a copy that was not told is found by its owner's comparison with the database.</summary>
    public async Task PublishAsync(ActivityId activity)
    {
        _cache?.Forget(activity);
        foreach (var listener in listeners)
        {
            try
            {
                await listener.OnChangedAsync(activity, CancellationToken.None);
            }
            catch (Exception exception)
            {
                Log.NotTold(logger, exception, listener.GetType().Name, activity.Value);
            }
        }
    }

    /// <summary>A product, coupon or campaign that activities show has changed: only what is shown, nothing that decides who gets a place.</summary>
    public void ForgetAll() => _cache?.ForgetAll();

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Warning, "{Listener} was not told that activity {ActivityId} changed; its own comparison must find it")]
        public static partial void NotTold(ILogger logger, Exception exception, string listener, long activityId);
    }
}

/// <summary>Told that an activity's status, schedule, capacity, limits, price or rules have changed. Registered with TryAddEnumerable.</summary>
/// <remarks>
/// Called after the commit, in the process that made the change, once for each change, and possibly never when that process dies in between: whoever keeps a copy
/// elsewhere (the gate) must also compare it with the database from time to time. Must be idempotent and read the activity afresh. An exception is logged and changes nothing.
/// </remarks>
public interface IActivityChanged
{
    Task OnChangedAsync(ActivityId activity, CancellationToken cancellationToken);
}
