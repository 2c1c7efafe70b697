using Axon.Core.Checkout.Sales;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Microsoft.Extensions.Options;

namespace Axon.Tests.Integration.Entry;

/// <summary>Places come back once, at their deadline, and every difference between the books is found and cured.</summary>
public sealed class ReleaseTests(PrivateServers servers) : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private EntryWorld _world = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await EntryWorld.CreateAsync(servers, nameof(ReleaseTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Sweep_TwoSweepersAndTheRowSweeper_ReleaseEachHoldOnce()
    {
        var activity = await _world.OpenAsync(capacity: 300);
        var reservations = await Task.WhenAll((await _world.PeopleAsync(300)).Select(user => EntryWorld.EnterUntilToldAsync(_world.Main, activity, user)));
        await _world.OverdueAsync(activity, [.. reservations.Take(250).Select(result => result.Reservation!.Id)]);
        var other = _world.NewProcess();

        await Task.WhenAll(
            _world.Get<SweepDueHolds>().HandleAsync(Second, Stop),
            other.GetRequired<SweepDueHolds>().HandleAsync(Second, Stop),
            other.GetRequired<SweepOverdueRows>().HandleAsync(Stop));
        await _world.RelayAsync();

        Assert.Equal((250, 250), (await _world.FactsAsync(FactType.RESERVATION_EXPIRED, activity), await _world.FactsAsync(FactType.PLACE_RETURNED, activity)));
        Assert.Equal(250, (await _world.CheckAsync(activity)).Left);
    }

    [Fact]
    public async Task Sweep_TellsWhenTheNextHoldIsDue()
    {
        var activity = await _world.OpenAsync(capacity: 1, holdSeconds: 5);
        await _world.ReserveAsync(activity);

        var pause = await _world.Get<SweepDueHolds>().HandleAsync(TimeSpan.FromSeconds(60), Stop);

        Assert.InRange(pause, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Sweep_ClaimedPastItsDeadline_IsLeftToPayments()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        var reservation = await _world.ReserveAsync(activity);
        await _world.OverdueAsync(activity, reservation.Id);
        await _world.Database.ExecuteAsync("UPDATE reservation SET status = 'CONFIRMED' WHERE id = @Id; UPDATE activity_stock SET taken = 1 WHERE activity_id = @activity; INSERT INTO activity_person VALUES (@activity, @User, 1)", new { reservation.Id, reservation.User, activity });

        await _world.Get<SweepDueHolds>().HandleAsync(Second, Stop);

        var gate = await _world.CheckAsync(activity);
        Assert.Equal((0, HoldState.Pinned), (gate.Left, Assert.Single(gate.Places.Values).State));
    }

    [Fact]
    public async Task Sweep_HoldWithoutARow_GoesBack()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        var place = new Hold(new ReservationId(Guid.NewGuid()), await _world.PersonAsync(), 1, HoldState.Waiting, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch);
        var row = await _world.Get<GateStore>().FindAsync(activity, Stop);
        await _world.Gate.RebuildAsync(row!.Settings, row.Epoch + 1, [place], Stop);
        await _world.Database.ExecuteAsync("UPDATE activity_stock SET epoch = epoch + 1 WHERE activity_id = @activity", new { activity });

        await _world.Get<SweepDueHolds>().HandleAsync(Second, Stop);

        Assert.Equal(1, (await _world.CheckAsync(activity)).Left);
    }

    [Fact]
    public async Task Rows_WhoseHoldTheGateForgot_AreReleased()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        var reservation = await _world.ReserveAsync(activity);
        await _world.OverdueAsync(activity, reservation.Id);
        await _world.Gate.ReturnAsync(activity, reservation.Id, Stop);

        await _world.Get<SweepOverdueRows>().HandleAsync(Stop);

        Assert.Equal(ReservationStatus.EXPIRED, await _world.StatusAsync(reservation));
        Assert.Equal(1, (await _world.CheckAsync(activity)).Left);
    }

    [Fact]
    public async Task Rebuild_WhilePeopleEnterAndLeaveThroughThreeProcesses_AddsUp()
    {
        var activity = await _world.OpenAsync(capacity: 60);
        var people = await _world.PeopleAsync(200);
        IServiceProvider[] processes = [_world.Main, _world.NewProcess(), _world.NewProcess()];
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stop);

        var rebuilding = processes.Select(async process =>
        {
            while (!done.IsCancellationRequested)
            {
                await process.GetRequired<RebuildGate>().HandleAsync(activity, force: true, Stop);
                await Task.Delay(20, Stop);
            }
        }).ToList();
        await Task.WhenAll(people.Select(async (user, i) =>
        {
            var process = processes[i % 3];
            var result = await EntryWorld.EnterUntilToldAsync(process, activity, user);
            if (result.Reservation is { } mine && i % 2 == 0)
            {
                await process.GetRequired<CancelReservation>().HandleAsync(mine.Id, user, Stop);
            }
        }));
        await done.CancelAsync();
        await Task.WhenAll(rebuilding);
        await _world.RelayAsync();
        // Holds that a rebuild fenced off before they became rows are gone with the old gate.
        await _world.Get<RebuildGate>().HandleAsync(activity, force: false, Stop);

        await _world.CheckAsync(activity);
    }

    [Fact]
    public async Task Reconcile_NothingWrong_IsProved()
    {
        var activity = await _world.OpenAsync(capacity: 3);
        await _world.ReserveAsync(activity);

        var report = await _world.Get<ReconcileEntry>().HandleAsync(Stop);

        Assert.Equal(ReconcileState.Proved, report.State);
        Assert.Equal(new ActivityBooks(activity, 3, 0, 1, 0, 0), Assert.Single(report.Activities));
        Assert.Same(report, _world.Get<IReconcileReports>().Latest);
    }

    [Fact]
    public async Task Reconcile_GateAndCountsWrong_AreFoundTwiceThenCured()
    {
        _world.Get<IOptions<EntryOptions>>().Value.SettleTime = TimeSpan.Zero;
        var reconcile = _world.Get<ReconcileEntry>();
        var activity = await _world.OpenAsync(capacity: 5);
        var lost = await _world.ReserveAsync(activity);
        await _world.Gate.ReturnAsync(activity, lost.Id, Stop);
        await _world.Database.ExecuteAsync("UPDATE activity_stock SET taken = 2 WHERE activity_id = @activity; INSERT INTO activity_person VALUES (@activity, @User, 1)", new { activity, lost.User });

        var first = await reconcile.HandleAsync(Stop);
        var second = await reconcile.HandleAsync(Stop);
        var third = await reconcile.HandleAsync(Stop);

        Assert.Equal(ReconcileState.Pending, first.State);
        Assert.Equal(
            [DifferenceKind.TAKEN, DifferenceKind.PERSON_UNITS, DifferenceKind.GATE_LACKS_PLACE],
            second.Confirmed.Select(difference => difference.Kind).Order());
        Assert.Equal(ReconcileState.Broken, second.State);
        Assert.Equal(ReconcileState.Proved, third.State);
        Assert.Equal(3, await _world.Database.ScalarAsync<long>("SELECT COUNT(*) FROM reconcile_finding WHERE repaired_at IS NOT NULL AND resolved_at IS NOT NULL"));
        await _world.CheckAsync(activity);
    }

    [Fact]
    public async Task Reconcile_FactsForTheGateAreHeldUp_GateIsToldAndNobodyIsTurnedAway()
    {
        _world.Get<IOptions<EntryOptions>>().Value.SettleTime = TimeSpan.Zero;
        var reconcile = _world.Get<ReconcileEntry>();
        var activity = await _world.OpenAsync(capacity: 2);
        var refunded = await _world.ReserveAsync(activity);
        await _world.ClaimAsync(refunded);
        await _world.PaidAsync(refunded);
        await _world.RelayAsync();
        var sold = await _world.ReserveAsync(activity);
        await _world.ClaimAsync(sold);
        await _world.PaidAsync(sold);
        await _world.ReleaseAsync(refunded, ReleaseReason.REFUNDED);
        var before = await _world.Gate.ReadAsync(activity, Stop);

        await reconcile.HandleAsync(Stop);
        await reconcile.HandleAsync(Stop);
        await reconcile.HandleAsync(Stop);

        var after = await _world.Gate.ReadAsync(activity, Stop);
        Assert.Equal((0, 1), (before?.Left, after?.Left));
        Assert.Equal((sold.Id, HoldState.Sold), (Assert.Single(after!.Places.Values).Id, after.Places.Values.Single().State)); // just read
        Assert.Equal(before?.Epoch, after.Epoch);
        Assert.DoesNotContain(reconcile.Latest!.Confirmed, difference => difference.Kind is DifferenceKind.GATE_PLACE or DifferenceKind.GATE_KEEPS_PLACE); // just compared
    }

    [Fact]
    public async Task Reconcile_PaidWithoutOrder_IsShownAndLeftToPeople()
    {
        _world.Get<IOptions<EntryOptions>>().Value.SettleTime = TimeSpan.Zero;
        var activity = await _world.OpenAsync(capacity: 5);
        var reservation = await _world.ReserveAsync(activity);
        await _world.ClaimAsync(reservation);
        await _world.PaidAsync(reservation);
        await _world.RelayAsync();
        await _world.Get<ReconcileEntry>().HandleAsync(Stop);

        var report = await _world.Get<ReconcileEntry>().HandleAsync(Stop);

        Assert.Equal((DifferenceKind.PAID_WITHOUT_ORDER, reservation.Id.ToString()), (Assert.Single(report.Confirmed).Kind, report.Confirmed[0].Subject));
        Assert.Equal(ReservationStatus.PAID, await _world.StatusAsync(reservation));
    }
}
