using System.Text.Json;
using System.Text.Json.Serialization;
using Axon.Core.Db;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Rejected;

/// <summary>Bad rows for whoever settles them. A row is open until it is replayed or discarded; then it stays, for the record.</summary>
public sealed class BadRowStore(Database database)
{
    private const int Hours = 24;
    private const int Samples = 5;
    private const string Open = "replayed_at IS NULL AND discarded_at IS NULL";
    private const string OfGroup = "stage = @stage AND reason = @reason AND id <= @upTo AND " + Open;

    /// <summary>The open rows by stage and reason, the most frequent first.</summary>
    public async Task<IReadOnlyList<BadRowGroup>> GroupsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var start = now.AddHours(-Hours);
        var groups = (await database.QueryAsync<GroupRow>(
            $"""
            SELECT stage, reason, COUNT(*) AS count, COUNT(payload) AS replayable, MAX(id) AS newest, MIN(received_at) AS firstAt, MAX(received_at) AS lastAt
            FROM behavior_bad_row WHERE {Open} GROUP BY stage, reason ORDER BY count DESC, stage, reason
            """, null, cancellationToken)).ToList();
        var hours = (await database.QueryAsync<HourRow>(
            $"""
            SELECT stage, reason, TIMESTAMPDIFF(SECOND, @start, received_at) DIV 3600 AS hour, COUNT(*) AS count
            FROM behavior_bad_row WHERE {Open} AND received_at >= @start AND received_at < @now GROUP BY stage, reason, hour
            """,
            new { start, now },
            cancellationToken)).ToLookup(row => (row.Stage, row.Reason));
        List<BadRowGroup> result = [];
        foreach (var group in groups)
        {
            var counts = new int[Hours];
            foreach (var hour in hours[(group.Stage, group.Reason)])
            {
                counts[Math.Clamp(hour.Hour, 0, Hours - 1)] += hour.Count;
            }

            var samples = await database.QueryAsync<string>(
                $"SELECT sample FROM behavior_bad_row WHERE {OfGroup} ORDER BY id DESC LIMIT {Samples}",
                new { group.Stage, group.Reason, upTo = group.Newest },
                cancellationToken);
            result.Add(new BadRowGroup(group.Stage, group.Reason, group.Count, group.Replayable, group.Newest, group.FirstAt, group.LastAt, counts, [.. samples]));
        }

        return result;
    }

    /// <summary>Open rows that are whole, the oldest first, behind <paramref name="after"/> and up to <paramref name="upTo"/>.</summary>
    public async Task<IReadOnlyList<OpenBadRow>> OpenAsync(string stage, string reason, long after, long upTo, int most, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Row>(
            $"""
            SELECT id, received_at AS receivedAt, payload, context, visitor_id AS visitorId, user_id AS userId
            FROM behavior_bad_row WHERE {OfGroup} AND id > @after AND payload IS NOT NULL ORDER BY id LIMIT @most
            """,
            new { stage, reason, after, upTo, most },
            cancellationToken);
        return [.. rows.Select(row => row.ToOpen())];
    }

    /// <summary>Marks rows whose events are stored.</summary>
    public async Task MarkReplayedAsync(IReadOnlyCollection<long> ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (ids.Count > 0)
        {
            await database.ExecuteAsync(
                $"UPDATE behavior_bad_row SET replayed_at = @now WHERE id IN @ids AND {Open}", new { ids, now }, cancellationToken);
        }
    }

    /// <summary>Settles all open rows up to <paramref name="upTo"/> and returns how many they were.</summary>
    public async Task<int> DiscardAsync(string stage, string reason, long upTo, string why, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        return await work.ExecuteAsync(
            $"UPDATE behavior_bad_row SET discarded_at = @now, discard_reason = @why WHERE {OfGroup}", new { stage, reason, upTo, why, now }, cancellationToken);
    }

    /// <summary>Takes away rows that came before a time, settled or not, at most <paramref name="most"/>, and returns how many they were.</summary>
    public async Task<int> PurgeAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        return await database.ExecuteAsync(
            "DELETE FROM behavior_bad_row WHERE received_at < @before ORDER BY received_at LIMIT @most", new { before, most }, cancellationToken);
    }

    private sealed record GroupRow
    {
        public string Stage { get; init; } = "";

        public string Reason { get; init; } = "";

        public long Count { get; init; }

        public long Replayable { get; init; }

        public long Newest { get; init; }

        public DateTimeOffset FirstAt { get; init; }

        public DateTimeOffset LastAt { get; init; }
    }

    private sealed record HourRow
    {
        public string Stage { get; init; } = "";

        public string Reason { get; init; } = "";

        public int Hour { get; init; }

        public int Count { get; init; }
    }

    private sealed record Row
    {
        public long Id { get; init; }

        public DateTimeOffset ReceivedAt { get; init; }

        public string Payload { get; init; } = "";

        public string? Context { get; init; }

        public Guid? VisitorId { get; init; }

        public Guid? UserId { get; init; }

        public OpenBadRow ToOpen() => new(Id, Payload, Context is null ? null : JsonSerializer.Deserialize<BadRowContext>(Context)!.With(ReceivedAt, VisitorId, UserId)); // written by BadRowLog
    }
}

/// <summary>Bad rows that failed in the same way and that nobody has settled.</summary>
/// <param name="Replayable">How many of them are whole and can be tried again.</param>
/// <param name="Newest">The id of the newest: what is decided about the group is about rows up to it.</param>
/// <param name="Hours">How many came in each of the last 24 hours, the oldest hour first.</param>
/// <param name="Samples">The beginnings of the newest few.</param>
public sealed record BadRowGroup(
    string Stage,
    string Reason,
    long Count,
    long Replayable,
    long Newest,
    DateTimeOffset FirstAt,
    DateTimeOffset LastAt,
    IReadOnlyList<int> Hours,
    IReadOnlyList<string> Samples);

/// <summary>What is kept of a request besides who sent it, which has columns of its own.</summary>
internal sealed record BadRowContext(
    [property: JsonConverter(typeof(JsonStringEnumConverter<Consent>))] Consent Consent,
    Device Device,
    [property: JsonConverter(typeof(JsonStringEnumConverter<BotSignals>))] BotSignals BotSignals,
    string? Site)
{
    public static BadRowContext Of(IngestContext context) => new(context.Consent, context.Device, context.BotSignals, context.Site);

    public IngestContext With(DateTimeOffset receivedAt, Guid? visitor, Guid? user) => new(receivedAt, Consent, visitor, user, Device, BotSignals, Site);
}

/// <summary>A bad row that can be tried again.</summary>
/// <param name="Context">Null for what came by the stream.</param>
public sealed record OpenBadRow(long Id, string Payload, IngestContext? Context);

/// <summary>How many bad rows there are of one reason, and what one of them looks like.</summary>
public sealed record BadRowCount(string Reason, string Stage, long Count, string Sample);
