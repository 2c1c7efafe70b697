using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Entry;

/// <summary>A place comes back exactly once, and never while somebody is claiming it.</summary>
public sealed class GateReleaseTests(PrivateServers servers) : IAsyncDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    private readonly GateBench _bench = new(servers);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(HoldState.Waiting)]
    [InlineData(HoldState.Pinned)]
    [InlineData(HoldState.Sold)]
    public async Task Return_FiftyTimesAtOnce_GivesBackOnce(HoldState state)
    {
        var place = GateBench.Row(state, quantity: 2);
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 2), 1, place);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _bench.Gate.ReturnAsync(settings.Activity, place.Id, Stop)));

        Assert.Single(answers, true);
        Assert.Equal(2, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Return_ByAPersonWithAnotherSoldPlace_KeepsThatOne()
    {
        var user = GateBench.NewUser();
        var sold = GateBench.Row(HoldState.Sold, user);
        var held = GateBench.Row(HoldState.Waiting, user);
        var settings = await _bench.OpenAsync(GateBench.Settings(), 1, sold, held);

        await _bench.Gate.ReturnAsync(settings.Activity, held.Id, Stop);

        var contents = await _bench.CheckAsync(settings);
        Assert.Equal(1, contents.Units[user]);
        Assert.Equal(sold.Id, Assert.Single(contents.Places.Keys));
    }

    [Fact]
    public async Task Return_AndEnterAgain_OffersThePlaceAtOnce()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 1));
        var user = GateBench.NewUser();
        var first = await _bench.ReserveAsync(settings, user);
        await _bench.Gate.ReturnAsync(settings.Activity, first.Hold!.Id, Stop);

        var again = await _bench.ReserveAsync(settings, user);

        Assert.Equal(GateOutcome.Reserved, again.Outcome);
        Assert.NotEqual(first.Hold.Id, again.Hold!.Id);
    }

    [Fact]
    public async Task Sell_ThenSecondEntry_IsANewHoldWithinTheLimit()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(limit: 2));
        var user = GateBench.NewUser();
        var first = await _bench.ReserveAsync(settings, user);

        Assert.True(await _bench.Gate.SellAsync(settings.Activity, first.Hold!.Id, Stop));
        Assert.True(await _bench.Gate.SellAsync(settings.Activity, first.Hold.Id, Stop));
        var second = await _bench.ReserveAsync(settings, user);
        await _bench.Gate.SellAsync(settings.Activity, second.Hold!.Id, Stop);
        var third = await _bench.ReserveAsync(settings, user);

        Assert.Equal((GateOutcome.Reserved, GateOutcome.LimitReached), (second.Outcome, third.Outcome));
        Assert.False(await _bench.Gate.SellAsync(settings.Activity, GateBench.NewReservation(), Stop));
        await _bench.CheckAsync(settings);
    }

    [Fact]
    public async Task TakeDue_BeforeTheTime_TellsHowLong()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(), 1, GateBench.Row(HoldState.Waiting, deadlineIn: TimeSpan.FromSeconds(20)));

        var due = await _bench.Gate.TakeDueAsync(settings.Activity, 10, Lease, Stop);

        Assert.Empty(due.Holds);
        Assert.InRange(due.NextIn!.Value, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task TakeDue_TwoSweepers_NeverGetTheSameHold()
    {
        var places = Enumerable.Range(0, 400).Select(_ => GateBench.Row(HoldState.Waiting, deadlineIn: TimeSpan.FromMilliseconds(-5))).ToArray();
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 400), 1, places);

        async Task<List<ReservationId>> SweepAsync()
        {
            List<ReservationId> taken = [];
            while (taken.Count <= places.Length && await _bench.Gate.TakeDueAsync(settings.Activity, 7, Lease, Stop) is { Holds: { Count: > 0 } holds })
            {
                taken.AddRange(holds.Select(hold => hold.Id));
            }

            return taken;
        }

        var swept = await Task.WhenAll(SweepAsync(), SweepAsync());

        Assert.Equal(places.Select(place => place.Id).OrderBy(id => id.Value), swept.SelectMany(ids => ids).OrderBy(id => id.Value));
    }

    [Fact]
    public async Task TakeDue_BySweeperThatDied_ComesAgainAfterItsLease()
    {
        var place = GateBench.Row(HoldState.Waiting, deadlineIn: TimeSpan.FromMilliseconds(-5));
        var settings = await _bench.OpenAsync(GateBench.Settings(), 1, place);
        await _bench.Gate.TakeDueAsync(settings.Activity, 10, TimeSpan.Zero, Stop);

        var again = await _bench.Gate.TakeDueAsync(settings.Activity, 10, Lease, Stop);

        Assert.Equal(place.Id, Assert.Single(again.Holds).Id);
        Assert.Equal(9, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Pin_KeepsTheHoldFromTheSweeper_UntilItIsLookedAtAgain()
    {
        var place = GateBench.Row(HoldState.Waiting, deadlineIn: TimeSpan.FromMilliseconds(-5));
        var settings = await _bench.OpenAsync(GateBench.Settings(), 1, place);

        Assert.Equal(PinOutcome.Pinned, await _bench.Gate.PinAsync(settings.Activity, place.Id, place.User, TimeSpan.FromSeconds(30), Stop));
        Assert.Empty((await _bench.Gate.TakeDueAsync(settings.Activity, 10, Lease, Stop)).Holds);
        Assert.Equal(PinOutcome.Pinned, await _bench.Gate.PinAsync(settings.Activity, place.Id, null, TimeSpan.Zero, Stop));

        var due = Assert.Single((await _bench.Gate.TakeDueAsync(settings.Activity, 10, Lease, Stop)).Holds);
        Assert.Equal(HoldState.Pinned, due.State);
        Assert.Equal(place.DeadlineAt, due.DeadlineAt);
    }

    [Fact]
    public async Task Pin_OfAnotherPersonUnknownOrSold_SaysSo()
    {
        var held = GateBench.Row(HoldState.Waiting);
        var sold = GateBench.Row(HoldState.Sold);
        var settings = await _bench.OpenAsync(GateBench.Settings(), 1, held, sold);

        Assert.Equal(PinOutcome.Unknown, await _bench.Gate.PinAsync(settings.Activity, held.Id, GateBench.NewUser(), Lease, Stop));
        Assert.Equal(PinOutcome.Unknown, await _bench.Gate.PinAsync(settings.Activity, GateBench.NewReservation(), held.User, Lease, Stop));
        Assert.Equal(PinOutcome.Sold, await _bench.Gate.PinAsync(settings.Activity, sold.Id, sold.User, Lease, Stop));
    }

    [Fact]
    public async Task Refuse_Twice_CountsOnce()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings());
        var user = GateBench.NewUser();

        var first = await _bench.Gate.RefuseAsync(settings.Activity, user, "NOT_ELIGIBLE", Stop);
        var second = await _bench.Gate.RefuseAsync(settings.Activity, user, "NOT_ELIGIBLE", Stop);

        Assert.Equal((GateOutcome.Closed, true, GateOutcome.Closed, false), (first.Outcome, first.FirstRefusal, second.Outcome, second.FirstRefusal));
    }

    [Fact]
    public async Task Refuse_WhoHoldsAPlace_AnswersThePlace()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings());
        var user = GateBench.NewUser();
        var held = await _bench.ReserveAsync(settings, user);

        var reply = await _bench.Gate.RefuseAsync(settings.Activity, user, "NOT_ELIGIBLE", Stop);

        Assert.Equal((GateOutcome.AlreadyReserved, held.Hold), (reply.Outcome, reply.Hold));
        Assert.Equal(GateOutcome.Missing, (await _bench.Gate.RefuseAsync(new ActivityId(-1), user, "NOT_ELIGIBLE", Stop)).Outcome);
    }

    [Fact]
    public async Task ReturnUnwritten_WhatSomebodyWritesDown_IsLeftAlone()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings());
        var held = (await _bench.ReserveAsync(settings, GateBench.NewUser())).Hold!; // reserved
        var lost = (await _bench.ReserveAsync(settings, GateBench.NewUser())).Hold!; // reserved
        await _bench.Gate.PinAsync(settings.Activity, held.Id, held.User, TimeSpan.Zero, Stop);

        Assert.False(await _bench.Gate.ReturnUnwrittenAsync(settings.Activity, held.Id, Stop));
        Assert.True(await _bench.Gate.ReturnUnwrittenAsync(settings.Activity, lost.Id, Stop));
        Assert.False(await _bench.Gate.ReturnUnwrittenAsync(settings.Activity, lost.Id, Stop));
        Assert.Equal([held.Id], (await _bench.CheckAsync(settings)).Places.Keys);
    }
}
