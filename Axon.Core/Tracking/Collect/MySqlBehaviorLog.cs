using Axon.Core.Db;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Personal;
using Microsoft.Extensions.Logging;
using MySqlConnector;

namespace Axon.Core.Tracking.Collect;

/// <inheritdoc cref="IBehaviorLog"/>
/// <remarks>
/// Events of many requests share a commit. A batch is inserted whole, and when the table refuses it, without the ids that are there: never with IGNORE, which would
/// not say which rows it left out and would cut what does not fit. When another process inserts one of them meanwhile, the batch fails and each event is tried alone.
/// </remarks>
internal sealed partial class MySqlBehaviorLog : IBehaviorLog, IAsyncDisposable
{
    private readonly GroupCommit<PendingEvent> _commits;
    private readonly ILogger<MySqlBehaviorLog> _logger;

    public MySqlBehaviorLog(Database database, ILogger<MySqlBehaviorLog> logger)
    {
        _commits = new GroupCommit<PendingEvent>(database, WriteAsync, batch: 200);
        _logger = logger;
    }

    public async Task<IReadOnlyList<EventStatus>> AppendAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken) =>
        await Task.WhenAll(events.Select(happened => AppendAsync(new PendingEvent(happened), cancellationToken)));

    public async Task AppendAsync(IReadOnlyList<BehaviorEvent> events, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (!await TryInsertAsync(events, work, cancellationToken) && events.Count > 1)
        {
            foreach (var happened in events)
            {
                await TryInsertAsync([happened], work, cancellationToken);
            }
        }
    }

    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private async Task<EventStatus> AppendAsync(PendingEvent pending, CancellationToken cancellationToken)
    {
        try
        {
            await _commits.AddAsync(pending, cancellationToken);
            return pending.Status;
        }
        catch (ObjectDisposedException exception)
        {
            throw new StoreUnavailableException("mysql", exception);
        }
        catch (MySqlException exception)
        {
            Log.Refused(_logger, pending.Event.EventId, exception);
            return EventStatus.Rejected;
        }
    }

    private static async Task WriteAsync(IReadOnlyList<PendingEvent> batch, UnitOfWork work, CancellationToken cancellationToken)
    {
        Sort(batch, []);
        if (!await TryInsertAsync(Accepted(batch), work, cancellationToken))
        {
            Sort(batch, [.. await work.QueryAsync<Guid>(
                "SELECT event_id FROM behavior_event WHERE event_id IN @ids", new { ids = batch.Select(pending => pending.Event.EventId) }, cancellationToken)]);
            await InsertAsync(Accepted(batch), work, cancellationToken);
        }

        await ForgetAsync(batch, work, cancellationToken);
        await VisitorStore.RememberAsync([.. batch.Where(pending => pending is { Status: EventStatus.Accepted, IsErased: false }).Select(pending => pending.Event)], work, cancellationToken);
    }

    /// <summary>Each id is new once, unless it is known.</summary>
    private static void Sort(IReadOnlyList<PendingEvent> batch, HashSet<Guid> known)
    {
        foreach (var pending in batch)
        {
            pending.Status = known.Add(pending.Event.EventId) ? EventStatus.Accepted : EventStatus.Duplicate;
        }
    }

    private static IReadOnlyList<BehaviorEvent> Accepted(IReadOnlyList<PendingEvent> batch) =>
        [.. batch.Where(pending => pending.Status == EventStatus.Accepted).Select(pending => pending.Event)];

    /// <summary>Takes out again what is of somebody erased later than it happened.</summary>
    /// <remarks>After the insert: an eraser who was not seen here has yet to delete, and then waits for these rows.</remarks>
    private static async Task ForgetAsync(IReadOnlyList<PendingEvent> batch, UnitOfWork work, CancellationToken cancellationToken)
    {
        var erased = await ErasureStore.SinceAsync(batch.Min(pending => pending.Event.OccurredAt), work, cancellationToken);
        var covered = batch.Where(pending => pending.Status == EventStatus.Accepted && erased.Cover(pending.Event)).ToList();
        if (covered.Count > 0)
        {
            // Accepted all the same: whoever sent it has nothing to do about it.
            covered.ForEach(pending => pending.IsErased = true);
            await work.ExecuteAsync(
                "DELETE FROM behavior_event WHERE event_id IN @ids", new { ids = covered.Select(pending => pending.Event.EventId) }, cancellationToken);
        }
    }

    private static async Task InsertAsync(IReadOnlyList<BehaviorEvent> events, UnitOfWork work, CancellationToken cancellationToken)
    {
        if (events.Count > 0)
        {
            // In the order of the key, so that two processes wait for each other in one direction only.
            var rows = EventRows.Json(events.OrderBy(happened => happened.EventId));
            await work.ExecuteAsync(EventRows.Insert, new { rows }, cancellationToken);
        }
    }

    /// <summary>All or, when one of them is there already, none.</summary>
    private static async Task<bool> TryInsertAsync(IReadOnlyList<BehaviorEvent> events, UnitOfWork work, CancellationToken cancellationToken)
    {
        try
        {
            await InsertAsync(events, work, cancellationToken);
            return true;
        }
        catch (MySqlException exception) when (MySqlFailures.IsDuplicate(exception))
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Error, "The database refused behaviour event {EventId}")]
        public static partial void Refused(ILogger logger, Guid eventId, Exception exception);
    }
}

/// <summary>An event on its way into a group commit. What became of it is right once the commit has returned.</summary>
internal sealed class PendingEvent(BehaviorEvent happened)
{
    public BehaviorEvent Event => happened;

    public EventStatus Status { get; set; }

    /// <summary>Not kept, because it is about somebody who was erased after it happened.</summary>
    public bool IsErased { get; set; }
}
