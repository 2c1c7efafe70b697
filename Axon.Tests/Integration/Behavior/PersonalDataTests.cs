using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Rejected;
using Axon.Tests.Integration.Accounts;
using Axon.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Axon.Tests.Integration.Behavior;

/// <summary>One person sees and erases what was recorded about them, and nothing about anybody else.</summary>
public sealed class PersonalDataTests(PrivateServers servers) : IAsyncLifetime
{
    private const string Api = "/api/me/behavior";
    private readonly Guid _own = Guid.CreateVersion7();
    private readonly Guid _shared = Guid.CreateVersion7();
    private AccountsApp _app = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _app = await AccountsApp.CreateAsync(servers, nameof(PersonalDataTests));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Erase_OnASharedBrowser_TakesThePersonsEventsOnlyAndLeavesTheBooks()
    {
        using var me = await _app.SignedInBrowserAsync("me@example.com");
        using var other = await _app.SignedInBrowserAsync("other@example.com");
        var user = await _app.ScalarAsync<Guid>("SELECT id FROM user_account WHERE email = 'me@example.com'");
        var somebody = await _app.ScalarAsync<Guid>("SELECT id FROM user_account WHERE email = 'other@example.com'");
        var (mine, theirs) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await StoreAsync(
            Event(_own, null, Guid.CreateVersion7()), Event(_own, user, Guid.CreateVersion7()), // my own browser, before and after signing in
            Event(_shared, null, mine), Event(_shared, user, mine), // my visit on the shared one
            Event(_shared, null, theirs), Event(_shared, somebody, theirs), Event(_shared, null, Guid.CreateVersion7()), // not mine, or nobody knows
            Event(null, user, null) with { Type = "PURCHASE", Source = EventSource.BACKEND, Consent = Consent.Exempt });
        await _app.Services.GetRequiredService<BadRowLog>().AddAsync(
            [new BadRow(TimeProvider.System.GetUtcNow(), BadRow.Event, "schema", null, "{}") { VisitorId = _own }, new BadRow(TimeProvider.System.GetUtcNow(), BadRow.Event, "schema", null, "{}") { VisitorId = _shared }], Stop);

        var before = await me.GetFromJsonAsync<JsonElement>(Api, Stop);
        using var erased = await me.PostFormAsync("/me/records", "erase");
        var after = await me.GetFromJsonAsync<JsonElement>(Api, Stop);
        var page = await me.GetStringAsync("/me/records", Stop);

        Assert.Equal(5, before.GetProperty("events").GetArrayLength());
        Assert.Equal(HttpStatusCode.Found, erased.StatusCode);
        Assert.Contains("axon_v=;", string.Join('\n', erased.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Equal(["PURCHASE"], after.GetProperty("events").EnumerateArray().Select(happened => happened.GetProperty("type").GetString()));
        var receipt = Assert.Single(after.GetProperty("erasures").EnumerateArray());
        Assert.Equal((4, 1, 1), (receipt.GetProperty("events").GetInt32(), receipt.GetProperty("visitors").GetInt32(), receipt.GetProperty("badRows").GetInt32()));
        Assert.Contains(receipt.GetProperty("id").GetString()!, page, StringComparison.Ordinal);
        Assert.Equal(3, await CountAsync("behavior_event WHERE visitor_id = @_shared", new { _shared }));
        Assert.Equal(0, await CountAsync("visitor_identity WHERE user_id = @user", new { user }) + await CountAsync("session_identity WHERE user_id = @user", new { user }));
        Assert.Equal(1, await CountAsync("visitor_identity WHERE user_id = @somebody", new { somebody }));
        Assert.Equal((1, 1), (await CountAsync("visitor"), await CountAsync("behavior_bad_row")));
        Assert.Equal(2, (await other.GetFromJsonAsync<JsonElement>(Api, Stop)).GetProperty("events").GetArrayLength());
    }

    [Fact]
    public async Task Visit_ThatTwoAccountsSignedInTo_LendsItsUnsignedEventsToNeither()
    {
        using var me = await _app.SignedInBrowserAsync("first@example.com");
        using var other = await _app.SignedInBrowserAsync("second@example.com");
        var user = await _app.ScalarAsync<Guid>("SELECT id FROM user_account WHERE email = 'first@example.com'");
        var somebody = await _app.ScalarAsync<Guid>("SELECT id FROM user_account WHERE email = 'second@example.com'");
        var both = Guid.CreateVersion7();
        await StoreAsync(Event(_shared, user, both), Event(_shared, null, both));
        await StoreAsync(Event(_shared, somebody, both), Event(_shared, null, both));

        var mine = await me.GetFromJsonAsync<JsonElement>(Api, Stop);
        var theirs = await other.GetFromJsonAsync<JsonElement>(Api, Stop);
        using var erased = await me.PostFormAsync("/me/records", "erase");
        var left = await other.GetFromJsonAsync<JsonElement>(Api, Stop);
        await StoreAsync(Event(_shared, somebody, both));

        Assert.Equal((1, 1), (mine.GetProperty("events").GetArrayLength(), theirs.GetProperty("events").GetArrayLength()));
        Assert.Equal(1, left.GetProperty("events").GetArrayLength());
        // Also when the one who was here first is no longer known.
        Assert.Equal(2, (await other.GetFromJsonAsync<JsonElement>(Api, Stop)).GetProperty("events").GetArrayLength());
        Assert.Equal(4, await CountAsync("behavior_event WHERE session_id = @both", new { both }));
    }

    [Fact]
    public async Task Records_OfNobody_AreNotGivenOut()
    {
        using var visitor = _app.Browser();
        using var program = await _app.ProgramAsync("program@example.com");

        using var foreign = await visitor.GetAsync(Api, Stop);
        using var export = await program.GetAsync(Api, Stop);
        using var erased = await program.DeleteAsync(new Uri(Api, UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.Unauthorized, foreign.StatusCode);
        Assert.Equal("attachment; filename=axon-my-records.json", export.Content.Headers.ContentDisposition?.ToString());
        Assert.Equal(0, (await erased.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("events").GetInt32());
    }

    /// <summary>Nobody's address is anywhere in what is kept about behaviour: not even cut, because nothing needs it.</summary>
    [Fact]
    public async Task Address_OfAVisitor_HasNoColumn() => Assert.Equal(0, await CountAsync(
        "information_schema.columns WHERE table_schema = DATABASE() AND table_name IN ('behavior_event', 'behavior_bad_row', 'visitor', 'session_identity', 'visitor_identity') AND column_name REGEXP '(^|_)(ip|addr|address)($|_)'"));

    private static BehaviorEvent Event(Guid? visitor, Guid? user, Guid? session) => new()
    {
        EventId = Guid.CreateVersion7(),
        Type = "PAGE_VIEW",
        Source = EventSource.BROWSER,
        OccurredAt = TimeProvider.System.GetUtcNow(),
        ReceivedAt = TimeProvider.System.GetUtcNow(),
        VisitorId = visitor,
        UserId = user,
        SessionId = session,
        Consent = Consent.Granted,
    };

    private Task<IReadOnlyList<EventStatus>> StoreAsync(params IReadOnlyList<BehaviorEvent> events) => _app.Services.GetRequiredService<IBehaviorLog>().AppendAsync(events, Stop);

    private async Task<int> CountAsync(string from, object? parameters = null) => await _app.ScalarAsync<int>($"SELECT COUNT(*) FROM {from}", parameters);
}
