using System.Net;
using Axon.Tests.Servers;
using static Axon.Tests.Integration.Behavior.IngestHost;

namespace Axon.Tests.Integration.Behavior;

public sealed class IngestTests(PrivateServers servers) : IAsyncLifetime
{
    private IngestHost _host = null!; // InitializeAsync

    public async ValueTask InitializeAsync() => _host = await IngestHost.StartAsync(servers, nameof(IngestTests));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Batch_Accepted_IsStoredWithWhatTheServerKnows()
    {
        var (visitor, user, session) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var view = Event("PAGE_VIEW", ("sessionId", session), ("seq", 1), ("campaignId", 3), ("activityId", 7), ("referrer", "https://search.example/q?secret=1"), ("utm", new { source = "kakao", medium = "cpc", campaign = "가을" }));
        var click = Event("CLICK", ("sessionId", session), ("seq", 2), ("target", "enter"), ("props", new { label = "참여하기", n = 1 }));

        var verdicts = await _host.VerdictsAsync(Json(new { events = new[] { view, click } }), visitor, user);

        Assert.Equal(["accepted", "accepted"], verdicts);
        Assert.Equal(
            ["PAGE_VIEW|BROWSER|3|7|/campaign-activity/7|https://search.example|kakao|가을|mobile|Android|Chrome|granted|0", "CLICK|BROWSER|/campaign-activity/7|mobile|Android|Chrome|granted|0|enter|참여하기"],
            await _host.Database.QueryAsync<string>(
                "SELECT CONCAT_WS('|', type, source, campaign_id, activity_id, url, referrer, utm_source, utm_campaign, device, os, browser, consent, suspected_bot, target, JSON_VALUE(props, '$.label')) FROM behavior_event ORDER BY seq"));
        Assert.Equal(2, await CountAsync("behavior_event WHERE visitor_id = @visitor AND user_id = @user AND session_id = @session", new { visitor, user, session }));
        Assert.Equal(1, await CountAsync("visitor_identity WHERE visitor_id = @visitor AND user_id = @user", new { visitor, user }));
        Assert.Equal(1, await CountAsync("session_identity WHERE session_id = @session AND user_id = @user", new { session, user }));
    }

    [Fact]
    public async Task Single_AsTextOfABeacon_IsAccepted() =>
        Assert.Equal(["accepted"], await _host.VerdictsAsync(Raw(System.Text.Json.JsonSerializer.Serialize(Event()), "text/plain")));

    [Fact]
    public async Task Duplicates_InOneBatchAndLater_AreToldAndStoredOnce()
    {
        var first = Event();

        Assert.Equal(["accepted", "duplicate", "accepted"], await _host.VerdictsAsync(Json(new[] { first, first, Event() })));
        Assert.Equal(["duplicate", "accepted"], await _host.VerdictsAsync(Json(new[] { first, Event() })));
        Assert.Equal(["duplicate"], await _host.VerdictsAsync(Json(new[] { first })));

        Assert.Equal(3, await CountAsync("behavior_event"));
    }

    [Fact]
    public async Task Identity_InTheBody_IsIgnored()
    {
        var (visitor, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var spoof = Event("PAGE_VIEW", ("userId", other), ("visitorId", other), ("source", "BACKEND"), ("consent", "granted"), ("suspectedBot", false), ("receivedAt", "2020-01-01T00:00:00Z"));

        Assert.Equal(["accepted"], await _host.VerdictsAsync(Json(spoof), visitor));

        Assert.Equal(0, await CountAsync("behavior_event WHERE user_id IS NOT NULL OR visitor_id <> @visitor OR source <> 'BROWSER' OR received_at < '2025-01-01'", new { visitor }));
    }

    [Fact]
    public async Task Unset_Consent_KeepsCountersAndRecognisesNobody()
    {
        var (visitor, user) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var view = Event("PAGE_VIEW", ("sessionId", Guid.CreateVersion7()), ("pageViewId", Guid.CreateVersion7()), ("seq", 4), ("activityId", 7), ("isNewVisitor", true), ("referrer", "https://a.example/"));

        Assert.Equal(["accepted"], await _host.VerdictsAsync(Json(view), visitor, user, consent: "unset"));

        Assert.Equal(1, await CountAsync("behavior_event WHERE activity_id = 7 AND consent = 'unset' AND visitor_id IS NULL AND user_id IS NULL AND session_id IS NULL AND page_view_id IS NULL AND seq = 0 AND referrer IS NULL AND is_new_visitor IS NULL"));
        Assert.Equal(0, await CountAsync("visitor"));
        Assert.Equal(0, await CountAsync("visitor_identity"));
    }

    [Theory]
    [InlineData("denied", null)]
    [InlineData("granted", "Sec-GPC")]
    [InlineData("granted", "DNT")]
    public async Task Denied_ByPersonOrBrowser_StoresNothingAtAll(string consent, string? signal)
    {
        var verdicts = await _host.VerdictsAsync(Json(new object[] { Event(), new { nonsense = 1 } }), Guid.CreateVersion7(), consent: consent, change: request =>
        {
            if (signal is not null)
            {
                request.Headers.Add(signal, "1");
            }
        });

        Assert.Equal(["consent_denied", "consent_denied"], verdicts);
        Assert.Equal(0, await CountAsync("behavior_event") + await CountAsync("behavior_bad_row") + await CountAsync("visitor"));
    }

    [Fact]
    public async Task FirstSeen_OfAVisitor_IsTheFirstEventStoredAndNeverChanges()
    {
        var visitor = Guid.CreateVersion7();

        await _host.VerdictsAsync(Json(new[] { Event("PAGE_VIEW", ("ageMs", 60_000)), Event("PAGE_VIEW", ("ageMs", 1000)) }), visitor);
        var first = await _host.Database.ScalarAsync<DateTime>("SELECT first_seen FROM visitor");
        await _host.VerdictsAsync(Json(new[] { Event("PAGE_VIEW", ("ageMs", 3_600_000)) }), visitor);

        Assert.Equal(first, await _host.Database.ScalarAsync<DateTime>("SELECT first_seen FROM visitor"));
        Assert.Equal(1, await CountAsync("behavior_event JOIN visitor USING (visitor_id) WHERE occurred_at = first_seen"));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(90_000, 90_000)]
    [InlineData(-5000, 0)]
    [InlineData(-86_400_000, 0)]
    [InlineData(604_800_000, 604_800_000)]
    public async Task OccurredAt_IsTheServersClockLessTheAge(double age, long expected)
    {
        await _host.VerdictsAsync(Json(Event("PAGE_VIEW", ("ageMs", age))));

        Assert.Equal(expected, await _host.Database.ScalarAsync<long>("SELECT TIMESTAMPDIFF(MICROSECOND, occurred_at, received_at) DIV 1000 FROM behavior_event"));
    }

    [Fact]
    public async Task Bots_ByTheirNameOrByTwoOtherSigns_AreMarkedNotDropped()
    {
        static void Named(HttpRequestMessage request)
        {
            request.Headers.UserAgent.Clear();
            request.Headers.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Yeti/1.1; +https://naver.me/spd)");
        }

        await _host.VerdictsAsync(Json(Event("PERSON")));
        await _host.VerdictsAsync(Json(new { webdriver = true, events = new[] { Event("DRIVEN") } }));
        await _host.VerdictsAsync(Json(new { webdriver = true, events = new[] { Event("SCRIPT") } }), change: request => request.Headers.AcceptLanguage.Clear());
        await _host.VerdictsAsync(Json(Event("CRAWLER")), change: Named);

        Assert.Equal(["CRAWLER:1", "DRIVEN:0", "PERSON:0", "SCRIPT:1"], await _host.Database.QueryAsync<string>("SELECT CONCAT(type, ':', suspected_bot) FROM behavior_event ORDER BY type"));
    }

    [Fact]
    public async Task Request_FromAnotherSite_IsRefused()
    {
        using var foreign = await _host.PostAsync(Json(Event()), change: From("https://evil.example", "cross-site"));
        using var old = await _host.PostAsync(Json(Event()), change: From("https://evil.example", site: null));
        using var own = await _host.PostAsync(Json(Event()), change: From("http://localhost", site: null));

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden, HttpStatusCode.Accepted), (foreign.StatusCode, old.StatusCode, own.StatusCode));
        Assert.Equal(1, await CountAsync("behavior_event"));
    }

    [Fact]
    public async Task Request_OfOurOwnPageBehindAProxyThatIsNotTrusted_IsTaken()
    {
        using var response = await _host.PostAsync(Json(Event()), Guid.CreateVersion7(), change: From("https://shop.example", "same-origin"));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(1, await CountAsync("behavior_event WHERE visitor_id IS NOT NULL"));
    }

    [Fact]
    public async Task Events_OfAVisitor_AreCountedHoweverTheyArePacked()
    {
        await using var strict = await IngestHost.StartAsync(servers, "Limits", options => (options.VisitorBurst, options.VisitorPerSecond) = (500, 1));
        var (busy, calm) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(strict, busy, 300)).Status);
        var (status, wait) = await SendAsync(strict, busy, 300);
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(wait, 50, 100);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(strict, busy, 150)).Status);
        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(strict, calm, 300)).Status);
        Assert.Equal(750, await strict.Database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_event"));
    }

    [Fact]
    public async Task Events_OfManyVisitorsAtOneAddress_AreCountedTogetherByTheirBytes()
    {
        await using var strict = await IngestHost.StartAsync(servers, "Limits", options => (options.AddressBurst, options.AddressPerSecond) = (500, 1));
        List<HttpStatusCode> statuses = [];
        for (var i = 0; i < 10; i++)
        {
            // One event each, which is as large as 60.
            using var response = await strict.PostAsync(Raw(new string(' ', 60 * 1024) + System.Text.Json.JsonSerializer.Serialize(Event())), Guid.CreateVersion7());
            statuses.Add(response.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.Accepted, 8), HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], statuses);
    }

    [Fact]
    public async Task Flood_FromManyVisitors_StopsAtWhatTheProcessTakes()
    {
        await using var strict = await IngestHost.StartAsync(servers, "Limits", options => (options.ProcessBurst, options.ProcessPerSecond) = (500, 1));

        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(strict, Guid.CreateVersion7(), 500)).Status);
        var (status, wait) = await SendAsync(strict, Guid.CreateVersion7(), 500);

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(wait, 1, 500);
        Assert.Equal(500, await strict.Database.ScalarAsync<int>("SELECT COUNT(*) FROM behavior_event"));
    }

    [Fact]
    public async Task Overlay_OutsideDevelopment_IsForStaff()
    {
        Assert.Equal(HttpStatusCode.NotFound, await _host.GetAsync("/s/a-debug.js", "Shopper"));
        Assert.Equal(HttpStatusCode.OK, await _host.GetAsync("/s/a-debug.js", "Marketer"));
    }

    private async Task<int> CountAsync(string from, object? parameters = null) => await _host.Database.ScalarAsync<int>($"SELECT COUNT(*) FROM {from}", parameters);

    private static Action<HttpRequestMessage> From(string origin, string? site) => request =>
    {
        request.Headers.Remove("Sec-Fetch-Site");
        request.Headers.Add("Origin", origin);
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }
    };

    /// <summary>So many small events in one request, and the seconds to wait when they are refused.</summary>
    private static async Task<(HttpStatusCode Status, double Wait)> SendAsync(IngestHost host, Guid visitor, int events)
    {
        using var response = await host.PostAsync(Json(Enumerable.Range(0, events).Select(_ => Event())), visitor);
        return (response.StatusCode, response.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0);
    }
}
