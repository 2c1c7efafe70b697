using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Tracking.Collect;
using Axon.Core.Tracking.Personal;
using static Axon.Tests.Contracts.Behavior.Happenings;

namespace Axon.Tests.Contracts.Behavior;

/// <summary>One person's events: all of them and nobody else's, and gone for good.</summary>
public abstract partial class BehaviorStoreContract
{
    private readonly Guid _me = Guid.CreateVersion7();
    private readonly Guid _other = Guid.CreateVersion7();
    private readonly Guid _phone = Guid.CreateVersion7();
    private readonly Guid _shared = Guid.CreateVersion7();

    [Fact]
    public async Task Export_OfAPerson_IsEverythingAsItWasRecordedInOrder()
    {
        var visit = Guid.CreateVersion7();
        var full = Browser("CLICK", Evening.AddMicroseconds(7), _phone, visit) with
        {
            Seq = 3,
            PageViewId = Guid.CreateVersion7(),
            ProductId = 9,
            Referrer = "https://a.example",
            UtmSource = "s",
            UtmMedium = "m",
            UtmCampaign = "c",
            IsNewVisitor = true,
            SuspectedBot = true,
            SampleRate = 0.25,
            EngagedMs = 5,
            ScrollPct = 90,
            Props = """{"a": "가", "n": 1.5}""",
        };
        BehaviorEvent[] mine = [full, .. Enumerable.Range(1, 20).Select(n => Browser("PAGE_VIEW", Evening.AddHours(n), _phone, visit, _me)), Fact("PURCHASE", Evening.AddHours(22), _me, 1)];
        await Store.WriteAsync([.. mine.Reverse(), Browser("PAGE_VIEW", Evening, Guid.CreateVersion7()), Browser("PAGE_VIEW", Evening, _phone, Guid.CreateVersion7(), _other) with { VisitorId = _shared }]);

        var export = await ExportAsync(_me);

        Assert.Equal(mine.Select(Plain), export.Events.Select(Plain));
        Assert.Equal(["a", "n"], System.Text.Json.JsonDocument.Parse(export.Events[0].Props!).RootElement.EnumerateObject().Select(prop => prop.Name));
    }

    [Fact]
    public async Task Erase_OnASharedBrowser_TakesThePersonsEventsOnly()
    {
        Guid visit = Guid.CreateVersion7(), theirs = Guid.CreateVersion7();
        await Store.WriteAsync([.. Enumerable.Range(0, 15).Select(n => Browser("PAGE_VIEW", Evening.AddHours(n), _phone, Guid.CreateVersion7()))]);
        await Store.WriteAsync(
            Browser("CLICK", Evening, _phone, Guid.CreateVersion7(), _me), Browser("PAGE_VIEW", Evening, _shared, visit), Browser("CLICK", Evening, _shared, visit, _me), Fact("PURCHASE", Evening, _me, 1),
            Browser("PAGE_VIEW", Evening, _shared, theirs), Browser("CLICK", Evening, _shared, theirs, _other), Browser("PAGE_VIEW", Evening, _shared, Guid.CreateVersion7()));

        var receipt = await EraseAsync(_me);

        Assert.Equal((18, 1), (receipt.Events, receipt.Visitors));
        Assert.Equal(["PURCHASE"], (await ExportAsync(_me)).Events.Select(happened => happened.Type));
        Assert.Equal(2, (await ExportAsync(_other)).Events.Count);
        Assert.Equal(4, (await ReadAsync(Evening, Evening.AddDays(2))).Count);
    }

    [Fact]
    public async Task Erased_EventsThatComeLateOrAgain_StayAwayAndNewerOnesAreKept()
    {
        Guid visit = Guid.CreateVersion7(), unheard = Guid.CreateVersion7();
        BehaviorEvent[] history = [Browser("PAGE_VIEW", Evening, _phone), Browser("CLICK", Evening.AddSeconds(1), _phone, visit, _me), Fact("PURCHASE", Evening.AddSeconds(2), _me, 1)];
        await Store.WriteAsync(history);
        await EraseAsync(_me);
        var now = TimeProvider.System.GetUtcNow();

        // All of it read again, with what was still on its way, and what the person does afterwards.
        await Store.WriteAsync(history);
        await Store.WriteAsync(Browser("PAGE_VIEW", Evening.AddHours(1), _phone), Browser("CLICK", Evening.AddHours(1), unheard, visit, _me), Browser("PAGE_VIEW", now, _phone, user: _me));
        await Store.WriteAsync(Browser("PAGE_VIEW", Evening, Guid.CreateVersion7()));

        Assert.Equal([Evening, Evening.AddSeconds(2)], (await ReadAsync(Evening, Evening.AddDays(1))).Select(row => row.At));
        Assert.Equal(["PURCHASE", "PAGE_VIEW"], (await ExportAsync(_me)).Events.Select(happened => happened.Type));
        Assert.Equal(0, await Store.Database.ScalarAsync<int>("SELECT COUNT(*) FROM session_identity"));
        Assert.Equal(0, await Store.Database.ScalarAsync<int>("SELECT COUNT(*) FROM erased_identity WHERE id IN @ids", new { ids = new[] { _me, _phone, visit } }));
    }

    [Fact]
    public async Task Erasures_OlderThanAnyEventThatIsTaken_AreForgotten()
    {
        var erasures = Store.Get<ErasureStore>();
        await erasures.RememberAsync(new PersonIdentity(_me, [_phone], [_phone], []), Evening, CancellationToken.None);
        await erasures.RememberAsync(new PersonIdentity(_me, [], [], []), Evening.AddDays(-1), CancellationToken.None);

        Assert.Equal(0, await erasures.ForgetBeforeAsync(Evening, CancellationToken.None));
        Assert.Equal(2, await erasures.ForgetBeforeAsync(Evening.AddSeconds(1), CancellationToken.None));
    }

    private static BehaviorEvent Plain(BehaviorEvent happened) => happened with { Props = null };

    private Task<PersonalExport> ExportAsync(Guid user) => Store.Get<ExportPerson>().HandleAsync(new UserId(user), CancellationToken.None);

    private Task<ErasureReceipt> EraseAsync(Guid user) => Store.Get<ErasePerson>().HandleAsync(new UserId(user), CancellationToken.None);
}
