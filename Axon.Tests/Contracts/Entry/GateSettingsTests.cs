using Axon.Core.Entry;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Entry;

/// <summary>Changing, rebuilding and reading a gate.</summary>
public sealed class GateSettingsTests(PrivateServers servers) : IAsyncDisposable
{
    private readonly GateBench _bench = new(servers);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Configure_CapacityUpAndDown_MovesTheStockByTheDifference()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 2));
        await _bench.ReserveAsync(settings, GateBench.NewUser(), quantity: 2);

        Assert.Equal(ConfigureOutcome.Applied, await _bench.Gate.ConfigureAsync(settings with { Revision = 2, Capacity = 5 }, 1, Stop));
        Assert.Equal(3, (await _bench.CheckAsync(settings)).Left);
        Assert.Equal(ConfigureOutcome.Applied, await _bench.Gate.ConfigureAsync(settings with { Revision = 3, Capacity = 1 }, 1, Stop));
        Assert.Equal(-1, (await _bench.CheckAsync(settings)).Left);

        var reply = await _bench.ReserveAsync(settings, GateBench.NewUser());
        Assert.Equal((GateOutcome.SoldOut, 0), (reply.Outcome, reply.Figure));
    }

    [Fact]
    public async Task Configure_TwiceOrLate_ChangesNothing()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 2));
        await _bench.Gate.ConfigureAsync(settings with { Revision = 3, Capacity = 5 }, 1, Stop);

        Assert.Equal(ConfigureOutcome.Applied, await _bench.Gate.ConfigureAsync(settings with { Revision = 3, Capacity = 5 }, 1, Stop));
        Assert.Equal(ConfigureOutcome.Older, await _bench.Gate.ConfigureAsync(settings with { Revision = 2, Capacity = 9 }, 1, Stop));
        Assert.Equal(5, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Configure_NoGateOrAnotherOne_SaysWhich()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(), epoch: 4);

        Assert.Equal(ConfigureOutcome.Missing, await _bench.Gate.ConfigureAsync(GateBench.Settings(), 1, Stop));
        Assert.Equal(ConfigureOutcome.OtherEpoch, await _bench.Gate.ConfigureAsync(settings, 5, Stop));
        await _bench.Connection.CallAsync(database => database.HashSetAsync(Core.Redis.AxonKeys.Gate(settings.Activity)[0], "server", new string('0', 40)), Stop);
        Assert.Equal(ConfigureOutcome.OtherServer, await _bench.Gate.ConfigureAsync(settings, 4, Stop));
    }

    [Fact]
    public async Task Rebuild_FromRows_CountsHeldAndSoldUnits()
    {
        Hold[] rows =
        [
            GateBench.Row(HoldState.Waiting, quantity: 2),
            GateBench.Row(HoldState.Pinned),
            .. Enumerable.Range(0, 1200).Select(_ => GateBench.Row(HoldState.Sold)),
        ];
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 1210), 1, rows);

        var contents = await _bench.CheckAsync(settings);

        Assert.Equal((7, 3), (contents.Left, contents.Held));
        Assert.Equal(rows.OrderBy(row => row.Id.Value), contents.Places.Values.OrderBy(hold => hold.Id.Value));
    }

    [Fact]
    public async Task Rebuild_OfTheSameOrAnEarlierEpoch_LeavesTheGateAlone()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 3), epoch: 5);
        await _bench.ReserveAsync(settings, GateBench.NewUser(), epoch: 5);

        Assert.False(await _bench.Gate.RebuildAsync(settings, 5, [], Stop));
        Assert.False(await _bench.Gate.RebuildAsync(settings, 4, [], Stop));
        Assert.Equal(2, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Rebuild_OverAFullGate_ForgetsWhatTheRowsDoNotHave()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 1));
        var old = await _bench.ReserveAsync(settings, GateBench.NewUser());

        await _bench.OpenAsync(settings, epoch: 2);

        Assert.Equal(1, (await _bench.CheckAsync(settings)).Left);
        Assert.False(await _bench.Gate.ReturnAsync(settings.Activity, old.Hold!.Id, Stop));
        Assert.Equal(GateOutcome.OtherEpoch, (await _bench.ReserveAsync(settings, GateBench.NewUser())).Outcome);
    }

    [Fact]
    public async Task Snapshot_TellsFiguresAndLastDeadline()
    {
        var late = GateBench.Row(HoldState.Pinned, deadlineIn: TimeSpan.FromMinutes(9));
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 10, status: GateStatus.Paused), 3, GateBench.Row(HoldState.Waiting, quantity: 2), late, GateBench.Row(HoldState.Sold));

        var snapshot = await _bench.SnapshotAsync(settings);

        Assert.Equal((3, true, 6, 3), (snapshot.Epoch, snapshot.OnThisServer, snapshot.Left, snapshot.Held));
        Assert.Equal(late.DeadlineAt, snapshot.LastDeadline);
        Assert.Equal((GateStatus.Paused, 10, settings.HoldSeconds), (snapshot.Settings.Status, snapshot.Settings.Capacity, snapshot.Settings.HoldSeconds));
        Assert.Null(await _bench.Gate.SnapshotAsync(GateBench.Settings().Activity, Stop));
    }
}
