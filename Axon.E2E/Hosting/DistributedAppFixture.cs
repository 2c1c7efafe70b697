using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Axon.Core.Db;
using Axon.Core.Infrastructure.LocalServers;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

[assembly: AssemblyFixture(typeof(Axon.E2E.Hosting.DistributedAppFixture))]

namespace Axon.E2E.Hosting;

/// <summary>Tests of the Distributed profile run one after the other: they share its servers, and one of them takes these away for a while.</summary>
[CollectionDefinition(Name)]
public sealed class Distributed
{
    public const string Name = "distributed";
}

/// <summary>The same Axon in the Distributed profile: facts and events go through a real Kafka, and dashboards read a real Elasticsearch.</summary>
public sealed class DistributedAppFixture : AxonAppFixture
{
    private const int MostHits = 10_000;
    private LocalStreams? _streams;

    /// <summary>To kill one of them, and to start it again before the test ends.</summary>
    public LocalStreams Streams => _streams ?? throw new InvalidOperationException("Await StartAsync first");

    /// <summary>Copies the index into the table, which this profile leaves empty, so that the same SQL counts both.</summary>
    public override async Task EventsAsRowsAsync()
    {
        await using var connection = await Services.GetRequiredService<Database>().OpenAloneAsync(TestContext.Current.CancellationToken);
        foreach (var hit in await IndexedAsync(new { match_all = new { } }))
        {
            await connection.ExecuteAsync(
                """
                INSERT IGNORE INTO behavior_event (event_id, schema_version, type, source, occurred_at, received_at, visitor_id, user_id, session_id, activity_id, suspected_bot, target)
                VALUES (@event, 1, @type, @source, @at, @at, @visitor, @user, @session, @activity, @bot, @target)
                """,
                new
                {
                    @event = hit.GetProperty("eventId").GetGuid(),
                    type = hit.GetProperty("type").GetString(),
                    source = hit.GetProperty("source").GetString(),
                    at = hit.GetProperty("occurredAt").GetDateTimeOffset(),
                    visitor = Id(hit, "visitorId"),
                    user = Id(hit, "userId"),
                    session = Id(hit, "sessionId"),
                    activity = hit.TryGetProperty("activityId", out var activity) ? activity.GetInt64() : (long?)null,
                    bot = hit.GetProperty("suspectedBot").GetBoolean(),
                    target = hit.TryGetProperty("target", out var target) ? target.GetString() : null,
                });
        }
    }

    /// <summary>The documents that a query finds in the index, with all that was written until now.</summary>
    public async Task<IReadOnlyList<JsonElement>> IndexedAsync(object query)
    {
        var settings = Streams.Settings;
        using var http = new HttpClient { BaseAddress = new Uri(settings["Search:Nodes"]!) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings["Search:User"]}:{settings["Search:Password"]}")));
        using var refreshed = await http.PostAsync("/behavior-events/_refresh", null, TestContext.Current.CancellationToken);
        using var answer = await http.PostAsJsonAsync("/behavior-events/_search", new { size = MostHits, track_total_hits = true, query }, TestContext.Current.CancellationToken);
        if (answer.StatusCode == HttpStatusCode.NotFound)
        {
            // Nothing has happened yet.
            return [];
        }

        answer.EnsureSuccessStatusCode();
        var hits = (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("hits");
        Assert.True(hits.GetProperty("total").GetProperty("value").GetInt64() < MostHits, "more events than one page");
        return [.. hits.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("_source"))];
    }

    protected override async Task<IReadOnlyDictionary<string, string?>> StartStreamsAsync(DataFolder folder)
    {
        Requirements.Need(ServerBinary.TryFind("java") is null ? ["openjdk-17-jre-headless"] : []);
        _streams = await LocalStreams.StartAsync(
            folder, StreamPrograms.In(SharedServers.Folder()), new LocalServersOptions(folder.Path) { Restart = false }, NullLogger.Instance, CancellationToken.None);
        return _streams.Settings;
    }

    protected override ValueTask StopStreamsAsync() => _streams?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static Guid? Id(JsonElement hit, string name) => hit.TryGetProperty(name, out var id) ? id.GetGuid() : null;
}
