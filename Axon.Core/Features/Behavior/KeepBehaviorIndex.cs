using Axon.Core.Features.Behavior.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Features.Behavior;

/// <summary>Keeps the daily indexes in order: made in the right form, dropped when they are too old, and switched to once a new version has caught up.</summary>
public sealed partial class KeepBehaviorIndex(IDailyIndexes indexes, IOptions<BehaviorOptions> options, TimeProvider clock, ILogger<KeepBehaviorIndex> logger)
{
    public async Task<SwitchOutcome> HandleAsync(CancellationToken cancellationToken)
    {
        await indexes.PrepareAsync(cancellationToken);
        var oldest = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-options.Value.IndexRetentionDays);
        foreach (var dropped in await indexes.DropBeforeAsync(oldest, cancellationToken))
        {
            Log.Dropped(logger, dropped);
        }

        var outcome = await indexes.SwitchAsync(cancellationToken);
        if (outcome == SwitchOutcome.Switched)
        {
            Log.Switched(logger, indexes.Version);
        }
        else if (outcome == SwitchOutcome.Behind)
        {
            Log.Behind(logger, indexes.Version);
        }

        return outcome;
    }

    private static partial class Log
    {
        [LoggerMessage(5011, LogLevel.Information, "Index {Index} is older than events are kept, and dropped")]
        public static partial void Dropped(ILogger logger, string index);

        [LoggerMessage(5012, LogLevel.Warning, "Readers read version {Version} of the index from now on")]
        public static partial void Switched(ILogger logger, int version);

        [LoggerMessage(5013, LogLevel.Information, "Version {Version} of the index is being filled and does not hold everything yet")]
        public static partial void Behind(ILogger logger, int version);
    }
}
