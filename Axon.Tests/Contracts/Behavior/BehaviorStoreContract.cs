using Axon.Core.Dashboard;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.CustomEvents;
using Axon.Core.Tracking.Index;
using static Axon.Tests.Contracts.Behavior.Happenings;

namespace Axon.Tests.Contracts.Behavior;

/// <summary>What every place for behaviour events promises, however it keeps them.</summary>
public abstract partial class BehaviorStoreContract : IAsyncLifetime
{
    private static readonly ActivityId One = new(1);
    private BehaviorStore _store = null!; // InitializeAsync

    private protected BehaviorStore Store => _store;

    public async ValueTask InitializeAsync() => _store = await CreateAsync();

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    private protected abstract Task<BehaviorStore> CreateAsync();

    [Fact]
    public async Task Write_TheSameAgain_IsThereOnceAndSaysSo()
    {
        BehaviorEvent[] events = [.. Enumerable.Range(0, 30).Select(n => Browser("PAGE_VIEW", Evening.AddMinutes(n * 5), Guid.CreateVersion7()))];

        var first = await Store.WriteAsync(events);
        var second = await Store.WriteAsync([.. events.Skip(10), events[29], Browser("PAGE_VIEW", Evening)]);

        Assert.All(first, outcome => Assert.Equal(IndexOutcome.Stored, outcome));
        Assert.Equal([.. Enumerable.Repeat(IndexOutcome.AlreadyThere, 21), IndexOutcome.Stored], second);
        Assert.Equal(31, (await ReadAsync(Evening, Evening.AddDays(1))).Count);
    }

    [Fact]
    public async Task Activity_OfARange_IsHalfOpenToTheMicrosecondAndInOrder()
    {
        BehaviorEvent[] events = [.. Enumerable.Range(-3, 40).Select(n => Browser("PAGE_VIEW", Evening.AddMicroseconds(n), Guid.CreateVersion7()) with { Seq = 100 - n }).Reverse()];
        await Store.WriteAsync(events);
        await Store.WriteAsync(Browser("PAGE_VIEW", Evening, activity: 2), Browser("PAGE_VIEW", Evening, activity: null));

        var rows = await ReadAsync(Evening, Evening.AddMicroseconds(20));

        Assert.Equal(Enumerable.Range(0, 20).Select(n => Evening.AddMicroseconds(n)), rows.Select(row => row.At));
        Assert.Equal(Enumerable.Range(0, 20).Select(n => 100 - n), rows.Select(row => row.Seq));
    }

    [Fact]
    public async Task Activity_SameTime_IsInOrderOfSequence()
    {
        await Store.WriteAsync([.. Enumerable.Range(0, 20).Reverse().Select(n => Browser("PAGE_VIEW", Evening) with { Seq = n })]);

        Assert.Equal(Enumerable.Range(0, 20), (await ReadAsync(Evening, Evening.AddHours(1))).Select(row => row.Seq));
    }

    [Fact]
    public async Task Activity_ARowOfEachKind_HasItsFields()
    {
        Guid visitor = Guid.CreateVersion7(), user = Guid.CreateVersion7();
        await Store.AddAccountAsync(user, Evening.AddDays(-9));
        await Store.WriteAsync(
            Browser("CLICK", Evening.AddSeconds(1), visitor),
            Fact("REJECTED", Evening.AddSeconds(2), user, reason: "SOLD_OUT"),
            Fact("COUPON_ISSUED", Evening.AddSeconds(3), user, quantity: 2));

        Assert.Equal(
            [
                new BehaviorRow { Person = visitor, Kind = "CLICK", At = Evening.AddSeconds(1), Device = "mobile", FirstSeen = Evening.AddSeconds(1) },
                new BehaviorRow { Person = user, Kind = "REJECTED", At = Evening.AddSeconds(2), Device = "other", FromBackend = true, AccountCreated = Evening.AddDays(-9), Reason = "SOLD_OUT" },
                new BehaviorRow { Person = user, Kind = "PURCHASE", At = Evening.AddSeconds(3), Device = "other", FromBackend = true, AccountCreated = Evening.AddDays(-9), Quantity = 2 },
            ],
            await ReadAsync(Evening, Evening.AddHours(1)));
    }

    [Fact]
    public async Task Clicks_OnTheCallToActionByAnotherCase_AreNone()
    {
        await Store.WriteAsync(
            Browser("CLICK", Evening, Guid.CreateVersion7()),
            Browser("CLICK", Evening.AddSeconds(1), Guid.CreateVersion7()) with { Target = "ENTER" },
            Browser("CLICK", Evening.AddSeconds(2), Guid.CreateVersion7()) with { Target = "enter " });

        Assert.Equal([Evening], (await ReadAsync(Evening, Evening.AddHours(1))).Select(row => row.At));
    }

    [Fact]
    public async Task Bots_AreLeftOut_UnlessAskedFor()
    {
        await Store.WriteAsync(Browser("PAGE_VIEW", Evening, Guid.CreateVersion7()) with { SuspectedBot = true }, Browser("PAGE_VIEW", Evening, Guid.CreateVersion7()));

        Assert.Single(await Store.Reader.ActivityAsync(One, Evening, Evening.AddHours(1), false, CancellationToken.None));
        Assert.Equal(2, (await Store.Reader.ActivityAsync(One, Evening, Evening.AddHours(1), true, CancellationToken.None)).Count);
        Assert.All(await Store.Reader.ReachAsync(Evening, Evening.AddHours(1), false, CancellationToken.None), row => Assert.Equal(1, row.Visitors));
        Assert.All(await Store.Reader.ReachAsync(Evening, Evening.AddHours(1), true, CancellationToken.None), row => Assert.Equal(2, row.Visitors));
    }

    [Fact]
    public async Task Clicks_CountOnlyOnTheCallToAction()
    {
        string?[] targets = ["enter", "ENTER", "enter ", "énter", "menu", null];
        await Store.WriteAsync([.. targets.Select(target => Browser("CLICK", Evening, Guid.CreateVersion7()) with { Target = target })]);

        Assert.Single(await ReadAsync(Evening, Evening.AddHours(1)), row => row.Kind == "CLICK");
        Assert.All(await Store.Reader.ReachAsync(Evening, Evening.AddHours(1), false, CancellationToken.None), row => Assert.Equal(1, row.Clicks));
    }

    [Fact]
    public async Task SignIn_InMidVisit_MakesTheVisitTheAccounts()
    {
        Guid visitor = Guid.CreateVersion7(), session = Guid.CreateVersion7(), user = Guid.CreateVersion7();
        await Store.AddAccountAsync(user, Evening.AddDays(-1));
        await Store.WriteAsync(Browser("PAGE_VIEW", Evening, visitor, session));
        await Store.WriteAsync(Browser("PAGE_VIEW", Evening.AddMinutes(2), visitor, session, user));
        await Store.WriteAsync(Fact("PURCHASE", Evening.AddMinutes(3), user, 2));

        var rows = await ReadAsync(Evening, Evening.AddHours(1));

        Assert.All(rows, row => Assert.Equal(user, row.Person));
        Assert.All(rows, row => Assert.Equal(Evening.AddDays(-1), row.AccountCreated));
        Assert.Equal([Evening, Evening, null], rows.Select(row => row.FirstSeen));
    }

    [Fact]
    public async Task Reach_SomebodyWithTwoDevices_IsOnePersonOfActivityAndCampaign()
    {
        Guid user = Guid.CreateVersion7(), phone = Guid.CreateVersion7(), desktop = Guid.CreateVersion7(), stranger = Guid.CreateVersion7();
        await Store.WriteAsync(Browser("PAGE_VIEW", Evening.AddDays(-1), phone, campaign: null, activity: null));
        await Store.WriteAsync(
            Browser("PAGE_VIEW", Evening, phone, Guid.CreateVersion7(), user), Browser("CLICK", Evening, desktop, Guid.CreateVersion7(), user),
            Browser("PAGE_VIEW", Evening, desktop, Guid.CreateVersion7(), user, activity: 2), Fact("PURCHASE", Evening.AddSeconds(9), user, 3),
            Browser("IMPRESSION", Evening, stranger, activity: null), Browser("PAGE_VIEW", Evening, null), Browser("PAGE_VIEW", Evening, stranger, campaign: 5, activity: 9));

        var reach = await Store.Reader.ReachAsync(Evening, Evening.AddHours(1), false, CancellationToken.None);

        Assert.Equal(
            [
                new ReachRow { CampaignId = 1, Visitors = 2, NewVisitors = 1, Viewers = 1, ClickedViewers = 1, ConvertedVisitors = 1, Clicks = 1, StreamPaidUnits = 3 },
                new ReachRow { CampaignId = 1, ActivityId = 1, Visitors = 1, Viewers = 1, ClickedViewers = 1, ConvertedVisitors = 1, Clicks = 1, StreamPaidUnits = 3 },
                new ReachRow { CampaignId = 1, ActivityId = 2, Visitors = 1, NewVisitors = 1, Viewers = 1 },
                new ReachRow { CampaignId = 5, Visitors = 1, NewVisitors = 1, Viewers = 1 },
                new ReachRow { CampaignId = 5, ActivityId = 9, Visitors = 1, NewVisitors = 1, Viewers = 1 },
            ],
            reach.OrderBy(row => row.CampaignId).ThenBy(row => row.ActivityId ?? 0));
    }

    [Fact]
    public async Task Reach_MoreVisitsThanOneAnswerHolds_CountsThemAll()
    {
        await Store.WriteAsync([.. Enumerable.Range(0, 100).Select(n => Browser("PAGE_VIEW", Evening.AddSeconds(n), Guid.CreateVersion7(), Guid.CreateVersion7()))]);

        Assert.All(await Store.Reader.ReachAsync(Evening, Evening.AddHours(1), false, CancellationToken.None), row => Assert.Equal(100, row.Visitors));
    }

    [Fact]
    public async Task LastReceived_IsOfTheNewestBrowserEvent()
    {
        await Store.WriteAsync(Fact("PURCHASE", Evening, Guid.CreateVersion7()));
        Assert.Null(await Store.Readings.LastReceivedAsync(CancellationToken.None));

        await Store.WriteAsync(Browser("PAGE_VIEW", Evening.AddHours(2)), Browser("PAGE_VIEW", Evening), Fact("PURCHASE", Evening.AddHours(3), Guid.CreateVersion7()));

        Assert.Equal(Evening.AddHours(2).AddMilliseconds(700), await Store.Readings.LastReceivedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Counts_OfTypes_AreOfTheRangeAndWithoutBots()
    {
        string[] types = [.. Enumerable.Range(0, 9).Select(n => $"KIND_{(char)('A' + n)}")];
        var to = Evening.AddDays(2);
        await Store.WriteAsync([.. types.SelectMany((type, n) => Enumerable.Range(0, n + 1).Select(m => Browser(type, Evening.AddHours(m), Guid.CreateVersion7())))]);
        await Store.WriteAsync(
            Browser("KIND_A", Evening.AddMicroseconds(-1)), Browser("KIND_A", to), Browser("KIND_B", to.AddMicroseconds(-1), activity: null, campaign: null),
            Browser("KIND_C", Evening.AddHours(5)) with { SuspectedBot = true }, Browser("PAGE_VIEW", Evening));

        var counts = await Store.Readings.CountsAsync([.. types, "KIND_NEVER"], Evening, to, CancellationToken.None);

        Assert.Equal(
            types.Select((type, n) => new TypeCount(type, n == 1 ? 3 : n + 1, n == 1 ? to.AddMicroseconds(-1) : Evening.AddHours(n))),
            counts.OrderBy(count => count.Type, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Hostile_Text_HurtsNothing()
    {
        string[] texts = ["각각 👩‍👩‍👧‍👦 e\u0301\u0301", "\0\u0001\r\n\u202e\"\\", "{\"index\":{}}\n{\"a\":1}"];

        var outcomes = await Store.WriteAsync([.. texts.Select(text => Browser("CLICK", Evening) with { Target = text, Url = "/" + text, UtmSource = text, Props = Props(text) }), Browser("PAGE_VIEW", Evening)]);

        Assert.All(outcomes, outcome => Assert.Equal(IndexOutcome.Stored, outcome));
        Assert.Single(await ReadAsync(Evening, Evening.AddHours(1)));
    }

    private static string Props(string text) =>
        System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, object?> { [text] = text, ["a.b"] = 1, [""] = null, ["="] = true, ["long"] = new string('가', 500) });

    private Task<IReadOnlyList<BehaviorRow>> ReadAsync(DateTimeOffset from, DateTimeOffset to) => Store.Reader.ActivityAsync(One, from, to, false, CancellationToken.None);
}
