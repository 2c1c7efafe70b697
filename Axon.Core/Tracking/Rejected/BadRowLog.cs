using System.Text.Json;
using Axon.Core.Db;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Rejected;

/// <summary>Input that could not be stored as events.</summary>
public sealed class BadRowLog(Database database)
{
    public async Task AddAsync(IReadOnlyList<BadRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var (values, parameters) = ParameterRows.Of(
            rows,
            row => row.ReceivedAt,
            row => row.Stage,
            row => row.Reason,
            row => row.EventId,
            row => row.Sample,
            row => row.Origin,
            row => row.Payload,
            row => row.Context is { } context ? JsonSerializer.Serialize(BadRowContext.Of(context)) : null,
            row => row.VisitorId,
            row => row.UserId);
        await database.ExecuteAsync(
            $"""
            INSERT INTO behavior_bad_row (received_at, stage, reason, event_id, sample, origin, payload, context, visitor_id, user_id) VALUES {values}
            ON DUPLICATE KEY UPDATE origin = behavior_bad_row.origin
            """,
            parameters,
            cancellationToken);
    }
}

/// <summary>Input that could not become an event, kept so that somebody can see what is wrong with the sender.</summary>
/// <param name="Stage">Where it failed: <c>body</c>, <c>event</c> or <c>store</c> at the door; <c>stream</c> or <c>index</c> behind it.</param>
/// <param name="Sample">Its beginning.</param>
/// <param name="Origin">Where in the stream it lies: a second row of one origin is not kept. Null for what came in at the door.</param>
public sealed record BadRow(DateTimeOffset ReceivedAt, string Stage, string Reason, Guid? EventId, string Sample, string? Origin = null)
{
    /// <summary>As long as one event may be; a flood of longer rubbish must not fill the database.</summary>
    public const int LongestPayload = 16 * 1024;
    public const string Body = "body";
    public const string Event = "event";
    public const string Store = "store";

    /// <summary>The message in the stream cannot be read.</summary>
    public const string Stream = "stream";

    /// <summary>The index refused the event.</summary>
    public const string Index = "index";

    /// <summary>All of it, when it was not too long to keep: only such a row can be tried again.</summary>
    public string? Payload { get; init; }

    /// <summary>What the server knew about the request; null for what came by the stream, which is an event by then.</summary>
    public IngestContext? Context { get; init; }

    /// <summary>Whom it is about, so that it goes when that person wants to be forgotten.</summary>
    public Guid? VisitorId { get; init; }

    /// <inheritdoc cref="VisitorId"/>
    public Guid? UserId { get; init; }
}
