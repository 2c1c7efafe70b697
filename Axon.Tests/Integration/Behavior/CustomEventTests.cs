using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core.Accounts;
using Axon.Tests.Integration.Accounts;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Behavior;

/// <summary>An admin defines what is counted, on the page or by program, and every tracker reads it.</summary>
public sealed class CustomEventTests(PrivateServers servers) : IAsyncLifetime
{
    private const string Api = "/api/admin/custom-events";
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await AccountsApp.CreateAsync(servers, nameof(CustomEventTests));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Definition_MadeChangedAndStopped_ReachesTrackersAndTheAuditLog()
    {
        using var admin = await _app.ProgramAsync("admin@example.com", Role.Admin);
        using var visitor = _app.Browser();

        using var made = await admin.PostAsJsonAsync(Api, Body("/campaign-activity/*", ".coupon a"), Stop);
        var custom = await made.Content.ReadFromJsonAsync<JsonElement>(Stop);
        var id = custom.GetProperty("id").GetInt64();
        using var rules = await visitor.GetAsync("/s/b.json", Stop);
        using var stopped = await admin.PutAsJsonAsync($"{Api}/{id}", Body("/", null, version: 1, enabled: false), Stop);
        using var stale = await admin.PutAsJsonAsync($"{Api}/{id}", Body("/", null, version: 1), Stop);
        _app.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict), (made.StatusCode, stopped.StatusCode, stale.StatusCode));
        Assert.Equal("""[{"type":"COUPON_SEEN","url":"^/campaign-activity/.*$","on":".coupon a"}]""", await rules.Content.ReadAsStringAsync(Stop));
        Assert.Equal(("public, max-age=60", "*"), (rules.Headers.CacheControl?.ToString(), string.Join(',', rules.Headers.GetValues("Access-Control-Allow-Origin"))));
        Assert.Equal("[]", await visitor.GetStringAsync("/s/b.json", Stop));
        Assert.Equal("axon:behavior/stale-version", await stale.ProblemAsync());
        Assert.Equal(2, await _app.ScalarAsync<int>("SELECT COUNT(*) FROM audit_log WHERE target_type = 'custom_event' AND target_id = @id AND actor_id IS NOT NULL", new { id }));
    }

    [Fact]
    public async Task Page_OfAnAdmin_SavesWhatIsRightAndSaysWhatIsWrong()
    {
        using var admin = await _app.SignedInBrowserAsync("page@example.com", Role.Admin);

        using var wrong = await admin.PostFormAsync("/admin/events/new", "event", ("Input.Name", "<b>쿠폰</b>"), ("Input.Type", "PAGE_VIEW"), ("Input.UrlPattern", "/"), ("Input.Selector", "a["));
        var shown = await wrong.Content.ReadAsStringAsync(Stop);
        using var right = await admin.PostFormAsync("/admin/events/new", "event", ("Input.Name", "<b>쿠폰</b>"), ("Input.Type", "coupon_seen"), ("Input.UrlPattern", "/"), ("Input.Enabled", "true"));
        var list = await admin.GetStringAsync("/admin/events", Stop);

        Assert.Contains("이미 다른 뜻으로 쓰는 이름이에요.", shown, StringComparison.Ordinal);
        Assert.Contains("읽을 수 없는 CSS 선택자예요.", shown, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.Contains("&lt;b&gt;쿠폰&lt;/b&gt;", list, StringComparison.Ordinal);
        Assert.Contains("COUPON_SEEN", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counts_OfWhatWasDefined_AreThereForMarketers()
    {
        using var admin = await _app.ProgramAsync("admin@example.com", Role.Admin);
        using var marketer = await _app.ProgramAsync("marketer@example.com", Role.Marketer);
        using var shopper = await _app.ProgramAsync("shopper@example.com");
        using var none = await marketer.GetAsync(Api + "/counts", Stop);
        using var made = await admin.PostAsJsonAsync(Api, Body("/", null), Stop);
        await _app.ScalarAsync<int>(
            """
            INSERT INTO behavior_event (event_id, schema_version, type, source, occurred_at, received_at) VALUES
            (UNHEX(REPEAT('01', 16)), 1, 'COUPON_SEEN', 'BROWSER', @now - INTERVAL 6 DAY, @now), (UNHEX(REPEAT('02', 16)), 1, 'COUPON_SEEN', 'BROWSER', @now - INTERVAL 1 HOUR, @now),
            (UNHEX(REPEAT('03', 16)), 1, 'COUPON_SEEN', 'BROWSER', @now - INTERVAL 8 DAY, @now), (UNHEX(REPEAT('04', 16)), 1, 'PAGE_VIEW', 'BROWSER', @now - INTERVAL 1 HOUR, @now);
            SELECT 1
            """,
            new { now = _app.Clock.GetUtcNow() });

        using var counts = await marketer.GetAsync(Api + "/counts", Stop);
        using var foreign = await shopper.GetAsync(Api + "/counts", Stop);
        var count = Assert.Single((await counts.Content.ReadFromJsonAsync<JsonElement>(Stop)).EnumerateArray());

        Assert.Equal("[]", await none.Content.ReadAsStringAsync(Stop));
        Assert.Equal(("COUPON_SEEN", 2), (count.GetProperty("type").GetString(), count.GetProperty("count").GetInt32()));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task Marketer_ReadsAndDoesNotWrite()
    {
        using var marketer = await _app.ProgramAsync("marketer@example.com", Role.Marketer);
        using var shopper = await _app.ProgramAsync("shopper@example.com");

        using var read = await marketer.GetAsync(Api, Stop);
        using var write = await marketer.PostAsJsonAsync(Api, Body("/", null), Stop);
        using var page = await marketer.PostFormAsync("/admin/events/new", "event", ("Input.Name", "x"), ("Input.Type", "XX"), ("Input.UrlPattern", "/"));
        using var foreign = await shopper.GetAsync(Api, Stop);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.Forbidden), (read.StatusCode, write.StatusCode, foreign.StatusCode));
        Assert.Equal(0, await _app.ScalarAsync<int>("SELECT COUNT(*) FROM custom_event"));
    }

    private static Dictionary<string, object?> Body(string url, string? selector, int? version = null, bool enabled = true)
    {
        var body = new Dictionary<string, object?> { ["name"] = "쿠폰", ["type"] = "COUPON_SEEN", ["urlPattern"] = url, ["selector"] = selector, ["enabled"] = enabled };
        if (version is { } read)
        {
            body["version"] = read;
        }

        return body;
    }
}
