using Axon.Core.Catalog.Activities;
using Axon.Core.Catalog.Campaigns;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Campaigns;

/// <summary>Activities open and close at their second, once, however many processes look.</summary>
public sealed class ScheduleTests(PrivateServers servers) : IAsyncLifetime
{
    private CampaignsWorld _world = null!; // InitializeAsync

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await CampaignsWorld.CreateAsync(servers, nameof(ScheduleTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Due_OneMicrosecondEarly_StaysAndOnTheSecondOpens()
    {
        var id = await _world.ActivityAsync(ActivityStatus.SCHEDULED);
        var opens = (await _world.ViewAsync(id)).OpensAt;
        var move = _world.Get<MoveDueActivities>();

        _world.Clock.SetUtcNow(opens.AddMicroseconds(-1));
        var next = await move.HandleAsync(Cancelled);
        var before = (await _world.ViewAsync(id)).Status;
        _world.Clock.SetUtcNow(opens);
        await move.HandleAsync(Cancelled);
        var after = await _world.ViewAsync(id);

        Assert.Equal(opens, next);
        Assert.Equal(ActivityStatus.SCHEDULED, before);
        Assert.Equal(ActivityStatus.OPEN, after.Status);
        Assert.Equal(opens, after.OpenedAt);
    }

    [Theory]
    [InlineData(ActivityStatus.SCHEDULED)]
    [InlineData(ActivityStatus.OPEN)]
    [InlineData(ActivityStatus.PAUSED)]
    public async Task Due_AtItsClosing_EndsFromEveryStatus(ActivityStatus status)
    {
        var id = await _world.ActivityAsync(status);
        var closes = (await _world.ViewAsync(id)).ClosesAt;

        _world.Clock.SetUtcNow(closes);
        var next = await _world.Get<MoveDueActivities>().HandleAsync(Cancelled);

        var view = await _world.ViewAsync(id);
        Assert.Equal(ActivityStatus.ENDED, view.Status);
        Assert.Equal(closes, view.EndedAt);
        Assert.Null(next);
    }

    [Fact]
    public async Task Due_SeenByEightAtOnce_IsMovedAndToldOnce()
    {
        var id = await _world.ActivityAsync(ActivityStatus.SCHEDULED);
        _world.Clock.SetUtcNow((await _world.ViewAsync(id)).OpensAt);
        var told = _world.Changed.Told.Count;

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _world.Get<MoveDueActivities>().HandleAsync(Cancelled))));

        Assert.Equal(1, await _world.Database.ScalarAsync<int>("SELECT COUNT(*) FROM audit_log WHERE action = 'activity.auto-open'"));
        Assert.Equal(told + 1, _world.Changed.Told.Count);
        Assert.Equal(ActivityStatus.OPEN, (await _world.ViewAsync(id)).Status);
    }

    [Fact]
    public async Task View_WhileTheRowStillWaits_TellsTheStatusOfTheSchedule()
    {
        var view = await _world.ViewAsync(await _world.ActivityAsync(ActivityStatus.SCHEDULED));

        Assert.Equal(ActivityStatus.SCHEDULED, view.StatusAt(view.OpensAt.AddTicks(-1)));
        Assert.Equal(ActivityStatus.OPEN, view.StatusAt(view.OpensAt));
        Assert.Equal(ActivityStatus.ENDED, view.StatusAt(view.ClosesAt));
    }

    [Fact]
    public async Task Action_AfterTheClosingTime_IsRefusedThoughTheRowSaysOpen()
    {
        var id = await _world.ActivityAsync(ActivityStatus.OPEN);
        _world.Clock.SetUtcNow((await _world.ViewAsync(id)).ClosesAt);

        var result = await _world.Get<ChangeActivityStatus>().HandleAsync(id, ActivityAction.PAUSE, null, null, Cancelled);

        Assert.Equal(CampaignProblems.NotInThisStatus, Assert.Single(result.Problems).Code);
    }

    [Fact]
    public async Task Open_BeforeItsTime_MovesTheOpeningToNow()
    {
        var id = await _world.ActivityAsync(ActivityStatus.SCHEDULED);

        CampaignsWorld.Value(await _world.Get<ChangeActivityStatus>().HandleAsync(id, ActivityAction.OPEN, null, null, Cancelled));

        var view = await _world.ViewAsync(id);
        Assert.Equal((ActivityStatus.OPEN, _world.Now, _world.Now), (view.Status, view.OpensAt, view.OpenedAt!.Value));
        Assert.Contains(id, _world.Changed.Told);
    }
}
