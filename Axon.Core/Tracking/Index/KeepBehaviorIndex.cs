using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.CustomEvents;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Axon.Core.Tracking.Index;

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

/// <summary>The daily indexes that <see cref="IBehaviorIndex"/> writes: one for each UTC day on which something happened.</summary>
/// <remarks>Everything here is idempotent and may run in several processes at once. Throws <see cref="StoreUnavailableException"/>.</remarks>
public interface IDailyIndexes
{
    /// <summary>The form of index that this program writes.</summary>
    int Version { get; }

    /// <summary>Sees to it that new days get the right form, and that there is something for readers to read.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Lets readers read this program's version, in one step that shows nothing twice and leaves nothing out.</summary>
    Task<SwitchOutcome> SwitchAsync(CancellationToken cancellationToken);

    /// <summary>Drops whole days, of every version, and says which.</summary>
    Task<IReadOnlyList<string>> DropBeforeAsync(DateOnly day, CancellationToken cancellationToken);
}

/// <summary>Where dashboards read behaviour events, each at most once.</summary>
public interface IBehaviorIndex
{
    /// <summary>Of the form that events are kept in. Who fills a new one begins with the oldest event there is.</summary>
    int Version => 1;

    /// <summary>Stores the events and answers for each, in their order. When it returns they are durable, and searchable soon after.</summary>
    /// <remarks>
    /// Idempotent by event id, also between processes and after any failure. What the server could not take for the moment is tried again, alone and
    /// with growing pauses; when that does not help it throws <see cref="StoreUnavailableException"/>, and some of the events may be stored. Never throws
    /// because of an event.
    /// </remarks>
    Task<IReadOnlyList<IndexVerdict>> WriteAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken);
}

/// <summary>One daily index.</summary>
public sealed record IndexSize(string Name, int Version, DateOnly Day, long Events, long Bytes);
