using System.Text.Json;
using Axon.Core.Db;

namespace Axon.Core.Tracking.Pipeline;

/// <summary>Where every process writes how it is, and operators read all of them.</summary>
public sealed class HeartbeatStore(Database database)
{
    /// <summary>Replaces what this process wrote before.</summary>
    public Task WriteAsync(ProcessHeartbeat sign, CancellationToken cancellationToken) => RunAsync(
        """
        INSERT INTO process_sign (id, name, roles, serves_web, started_at, seen_at, figures) VALUES (@Id, @Name, @Roles, @ServesWeb, @StartedAt, @SeenAt, @figures)
        ON DUPLICATE KEY UPDATE seen_at = @SeenAt, figures = @figures
        """,
        new { sign.Id, sign.Name, sign.Roles, sign.ServesWeb, sign.StartedAt, sign.SeenAt, figures = JsonSerializer.Serialize(new Content(sign.Loops, sign.Minute, sign.FiveMinutes)) },
        cancellationToken);

    /// <summary>Those seen since a time.</summary>
    public async Task<IReadOnlyList<ProcessHeartbeat>> ReadAsync(DateTimeOffset since, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<Row>(
            """
            SELECT id, name, roles, serves_web AS servesWeb, started_at AS startedAt, seen_at AS seenAt, figures
            FROM process_sign WHERE seen_at >= @since ORDER BY started_at, id
            """,
            new { since },
            cancellationToken);
        return [.. rows.Select(row => row.ToSign())];
    }

    /// <summary>Takes away the sign of a process that ends as it should.</summary>
    public Task RemoveAsync(Guid process, CancellationToken cancellationToken) => RunAsync("DELETE FROM process_sign WHERE id = @process", new { process }, cancellationToken);

    /// <summary>Takes away the signs of those that were last seen before a time.</summary>
    public Task RemoveBeforeAsync(DateTimeOffset seen, CancellationToken cancellationToken) => RunAsync("DELETE FROM process_sign WHERE seen_at < @seen", new { seen }, cancellationToken);

    private async Task RunAsync(string sql, object parameters, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(sql, parameters, cancellationToken);
    }

    private sealed record Content(IReadOnlyList<LoopHeartbeat> Loops, MetricWindow Minute, MetricWindow FiveMinutes);

    private sealed record Row
    {
        public Guid Id { get; init; }

        public string Name { get; init; } = "";

        public string Roles { get; init; } = "";

        public bool ServesWeb { get; init; }

        public DateTimeOffset StartedAt { get; init; }

        public DateTimeOffset SeenAt { get; init; }

        public string Figures { get; init; } = "";

        public ProcessHeartbeat ToSign()
        {
            var figures = JsonSerializer.Deserialize<Content>(Figures)!; // written above
            return new ProcessHeartbeat(Id, Name, Roles, ServesWeb, StartedAt, SeenAt, figures.Loops, figures.Minute, figures.FiveMinutes);
        }
    }
}

/// <summary>The figures that the pipeline's page needs, by the names of their instruments.</summary>
public static class MetricKey
{
    public const string Events = "axon.behavior.events";
    public const string RefusedRequests = "axon.behavior.requests_refused";
    public const string Indexed = "axon.behavior.indexed";
    public const string SendErrors = "axon.kafka.send_errors";
    public const string IndexItems = "axon.search.items";
    public const string IndexRetries = "axon.search.items_retried";
    public const string Bulk = "axon.search.bulk";
    public const string Visible = "axon.search.event_to_visible";

    public static IReadOnlySet<string> All { get; } = new HashSet<string> { Events, RefusedRequests, Indexed, SendErrors, IndexItems, IndexRetries, Bulk, Visible };

    private const char Between = '|';

    /// <summary>The name with the values of its labels, in the order in which they are recorded.</summary>
    public static string Of(string name, params ReadOnlySpan<string?> labels) => string.Join(Between, [name, .. labels]);

    public static string[] Parts(string key) => key.Split(Between);
}

/// <summary>How one job or consumer of a process is doing.</summary>
/// <param name="LastSuccess">Null until its first round ended well.</param>
public sealed record LoopHeartbeat(string Name, int FailuresInARow, DateTimeOffset? LastSuccess, string? Error)
{
    /// <summary>As the health check counts.</summary>
    private const int TroubledAfter = 3;

    public bool IsFailing => FailuresInARow >= TroubledAfter;
}

/// <summary>What was counted in the last while.</summary>
/// <param name="Seconds">How long that was; shorter right after the start.</param>
/// <param name="Counts">By <see cref="MetricKey"/> as text.</param>
/// <param name="Times">Durations by name, as counts for each bucket of <see cref="TimeBuckets"/>.</param>
public sealed record MetricWindow(double Seconds, IReadOnlyDictionary<string, long> Counts, IReadOnlyDictionary<string, long[]> Times)
{
    public static MetricWindow Empty { get; } = new(0, new Dictionary<string, long>(), new Dictionary<string, long[]>());
}

/// <summary>A sign of life of one process, with the figures that only it knows.</summary>
/// <param name="Name">Machine and process number.</param>
/// <param name="Roles">The work it does by itself, with commas; <c>none</c> where it only answers.</param>
/// <param name="ServesWeb">It answers browsers too.</param>
public sealed record ProcessHeartbeat(
    Guid Id, string Name, string Roles, bool ServesWeb, DateTimeOffset StartedAt, DateTimeOffset SeenAt, IReadOnlyList<LoopHeartbeat> Loops, MetricWindow Minute, MetricWindow FiveMinutes);
