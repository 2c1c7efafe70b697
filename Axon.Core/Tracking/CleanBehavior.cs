using Axon.Core.Tracking.Personal;
using Axon.Core.Tracking.Pipeline;
using Axon.Core.Tracking.Rejected;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking;

/// <summary>Forgets what was kept beside the events and has served its time: bad rows, who was erased, and processes that are long dead.</summary>
public sealed partial class CleanBehavior(BadRowStore desk, ErasureStore erasures, HeartbeatStore signs, IOptions<BehaviorOptions> options, TimeProvider clock, ILogger<CleanBehavior> logger)
{
    private const int Most = 5000;
    private static readonly TimeSpan Dead = TimeSpan.FromDays(1);

    // Between happening and arrival; the index counts its retention from the first.
    private static readonly TimeSpan LateWindow = TimeSpan.FromDays(8);

    /// <summary>True when more is waiting.</summary>
    public async Task<bool> HandleAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var purged = await desk.PurgeAsync(now.AddDays(-options.Value.BadRowRetentionDays), Most, cancellationToken);
        if (purged > 0)
        {
            Log.Purged(logger, purged, options.Value.BadRowRetentionDays);
        }

        await erasures.ForgetBeforeAsync(now.AddDays(-options.Value.IndexRetentionDays) - LateWindow, cancellationToken);
        await signs.RemoveBeforeAsync(now - Dead, cancellationToken);
        return purged == Most;
    }

    private static partial class Log
    {
        [LoggerMessage(5014, LogLevel.Information, "{Count} bad rows older than {Days} days are gone")]
        public static partial void Purged(ILogger logger, int count, int days);
    }
}
