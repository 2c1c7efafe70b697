using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core.Accounts;
using Axon.Core.Tracking;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Rejected;
using Axon.Tests.Integration.Accounts;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Behavior;

/// <summary>Input that could not become events: an operator tries it again or discards it, and marketers see how much there is.</summary>
public sealed class BadRowDeskTests(PrivateServers servers) : IAsyncLifetime
{
    private const string Api = "/api/operations/bad-rows";
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await AccountsApp.CreateAsync(servers, nameof(BadRowDeskTests));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Rows_OlderThanTheyAreKept_AreGone()
    {
        var now = TimeProvider.System.GetUtcNow();
        await AddAsync(Guid.CreateVersion7(), now.AddDays(-91), "schema", "{}", "{}");
        await AddAsync(Guid.CreateVersion7(), now.AddDays(-89), "schema", "{}");

        var more = await _app.Services.GetRequiredService<CleanBehavior>().HandleAsync(Stop);

        Assert.False(more);
        Assert.Equal(1, await _app.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_bad_row"));
    }

    [Fact]
    public async Task Replay_ByTheRulesOfToday_MakesEachAnEventOnceAndKeepsTheRest()
    {
        using var operator_ = await _app.ProgramAsync("operator@example.com", Role.Operator);
        var visitor = Guid.CreateVersion7();
        var received = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var (first, second) = (Json("PAGE_VIEW"), Json("CLICK"));
        await AddAsync(visitor, received, "schema", first, second, first, "{\"eventId\":1}");

        var groups = await operator_.GetFromJsonAsync<JsonElement>(Api, Stop);
        var results = new List<(int, int)>();
        for (var i = 0; i < 2; i++)
        {
            using var answer = await operator_.PostAsJsonAsync($"{Api}/replay", new { stage = "event", reason = "schema" }, Stop);
            var result = await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
            results.Add((result.GetProperty("passed").GetInt32(), result.GetProperty("stillBad").GetInt32()));
        }

        Assert.Equal((4, 4), (groups[0].GetProperty("count").GetInt32(), groups[0].GetProperty("replayable").GetInt32()));
        Assert.Equal([(3, 1), (0, 1)], results);
        Assert.Equal(2, await CountAsync("behavior_event WHERE visitor_id = @visitor AND suspected_bot = 0 AND device = 'mobile' AND occurred_at = '2026-03-01 11:59:00'", new { visitor }));
        Assert.Equal(2, await CountAsync("behavior_event"));
        Assert.Equal(3, await CountAsync("behavior_bad_row WHERE replayed_at IS NOT NULL"));
        Assert.Equal(2, await CountAsync("audit_log WHERE action = 'bad_rows.replay' AND target_id = 'event/schema'"));
    }

    [Fact]
    public async Task Replay_OfMoreThanWasLookedAt_LeavesTheNewer()
    {
        using var operator_ = await _app.ProgramAsync("careful@example.com", Role.Operator);
        await AddAsync(null, TimeProvider.System.GetUtcNow(), "schema", Json("PAGE_VIEW"));
        var seen = (await operator_.GetFromJsonAsync<JsonElement>(Api, Stop))[0].GetProperty("newest").GetInt64();
        await AddAsync(null, TimeProvider.System.GetUtcNow(), "schema", Json("PAGE_VIEW"));

        using var replayed = await operator_.PostAsJsonAsync($"{Api}/replay", new { stage = "event", reason = "schema", upTo = seen }, Stop);
        using var again = await operator_.PostAsJsonAsync($"{Api}/discard", new { stage = "event", reason = "schema", upTo = seen, why = "already" }, Stop);

        Assert.Equal((1, 1), (await CountAsync("behavior_event"), await CountAsync("behavior_bad_row WHERE replayed_at IS NULL AND discarded_at IS NULL")));
        Assert.Equal("axon:behavior/no-bad-rows", await again.ProblemAsync());
    }

    [Fact]
    public async Task Discard_OnThePage_NeedsAReasonAndIsWrittenDown()
    {
        const string Path = "/operations/bad-rows/event/schema";
        using var operator_ = await _app.SignedInBrowserAsync("page@example.com", Role.Operator);
        using var marketer = await _app.SignedInBrowserAsync("marketer@example.com", Role.Marketer);
        await AddAsync(null, TimeProvider.System.GetUtcNow(), "schema", "<script>alert(1)</script>", "{}");
        var upTo = (await _app.ScalarAsync<long>("SELECT MAX(id) FROM behavior_bad_row")).ToString(System.Globalization.CultureInfo.InvariantCulture);

        var shown = await operator_.GetStringAsync(Path, Stop);
        using var wordless = await operator_.PostFormAsync(Path, "discard", ("Input.UpTo", upTo), ("Input.Why", " "));
        using var settled = await operator_.PostFormAsync(Path, "discard", ("Input.UpTo", upTo), ("Input.Why", "옛 앱이에요"));

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", shown, StringComparison.Ordinal);
        Assert.Contains("버리는 이유를 적어 주세요", await wordless.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, settled.StatusCode);
        Assert.Contains("처리 못 한 이벤트가 없어요", await operator_.GetStringAsync("/operations/bad-rows", Stop), StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync("behavior_bad_row WHERE discarded_at IS NOT NULL AND discard_reason = '옛 앱이에요'"));
        Assert.Equal(1, await CountAsync("audit_log WHERE action = 'bad_rows.discard' AND JSON_VALUE(detail, '$.why') = '옛 앱이에요' AND JSON_VALUE(detail, '$.count') = 2"));
        using var foreign = await marketer.GetAsync("/operations/bad-rows", Stop);
        Assert.NotEqual(HttpStatusCode.OK, foreign.StatusCode);
    }

    /// <summary>What the index refused, or the reader of the stream, is an event already, with all that the door knew.</summary>
    [Fact]
    public async Task Replay_OfWhatCameByTheStream_MakesItTheEventThatItWas()
    {
        using var operator_ = await _app.ProgramAsync("stream@example.com", Role.Operator);
        var happened = new BehaviorEvent { EventId = Guid.CreateVersion7(), Type = "CLICK", Source = EventSource.BROWSER, OccurredAt = TimeProvider.System.GetUtcNow(), ReceivedAt = TimeProvider.System.GetUtcNow(), VisitorId = Guid.CreateVersion7(), Consent = Consent.Granted, Props = "{\"a\":1}" };
        await _app.Services.GetRequiredService<BadRowLog>().AddAsync(
            [new BadRow(happened.ReceivedAt, BadRow.Index, "mapper_parsing_exception", happened.EventId, "") { Payload = System.Text.Encoding.UTF8.GetString(EventJson.Write(happened)), VisitorId = happened.VisitorId }], Stop);

        using var answer = await operator_.PostAsJsonAsync($"{Api}/replay", new { stage = "index", reason = "mapper_parsing_exception" }, Stop);

        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("passed").GetInt32());
        Assert.Equal(1, await CountAsync("behavior_event WHERE event_id = @EventId AND visitor_id = @VisitorId AND consent = 'granted' AND JSON_VALUE(props, '$.a') = 1", new { happened.EventId, happened.VisitorId }));
    }

    [Theory]
    [InlineData("granted", 1)]
    [InlineData("unset", 0)]
    public async Task Request_ThatIsRefused_KeepsWhoSentItOnlyWithConsent(string consent, int known)
    {
        await using var host = await IngestHost.StartAsync(servers, "BadRowContext" + consent);
        var visitor = Guid.CreateVersion7();

        await host.VerdictsAsync(IngestHost.Json(IngestHost.Event("PAGE_VIEW", ("schemaVersion", 9))), visitor, consent: consent);
        await host.PostAsync(IngestHost.Raw("{\"a\":"), visitor, consent: consent);
        await host.PostAsync(IngestHost.Raw("{\"a\":\"" + new string('x', 20_000)), visitor, consent: consent);

        Assert.Equal(3, await host.Database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_bad_row WHERE JSON_VALUE(context, '$.Device.Kind') = 'mobile'"));
        Assert.Equal(2, await host.Database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_bad_row WHERE payload IS NOT NULL"));
        Assert.Equal(3 * known, await host.Database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_bad_row WHERE visitor_id = @visitor", new { visitor }));
    }

    private static string Json(string type) => $$"""{"eventId":"{{Guid.CreateVersion7():D}}","type":"{{type}}","url":"/a","ageMs":60000}""";

    private async Task AddAsync(Guid? visitor, DateTimeOffset received, string reason, params IEnumerable<string> payloads) =>
        await _app.Services.GetRequiredService<BadRowLog>().AddAsync(
            [.. payloads.Select(payload => new BadRow(received, BadRow.Event, reason, null, payload)
            {
                Payload = payload,
                Context = new IngestContext(received, visitor is null ? Consent.Unset : Consent.Granted, visitor, null, new Device("mobile", "Android", "Chrome"), BotSignals.None),
                VisitorId = visitor,
            })],
            Stop);

    private async Task<int> CountAsync(string from, object? parameters = null) => await _app.ScalarAsync<int>($"SELECT COUNT(*) FROM {from}", parameters);
}
