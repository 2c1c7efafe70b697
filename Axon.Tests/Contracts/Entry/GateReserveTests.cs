using Axon.Core.Entry;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Entry;

/// <summary>Visits every answer of the reserve script.</summary>
public sealed class GateReserveTests(PrivateServers servers) : IAsyncDisposable
{
    private readonly GateBench _bench = new(servers);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task Reserve_PlacesLeft_TakesUnitsAndSetsTheDeadline()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 5, holdSeconds: 60));
        var user = GateBench.NewUser();

        var reply = await _bench.ReserveAsync(settings, user, quantity: 2);

        Assert.Equal(GateOutcome.Reserved, reply.Outcome);
        Assert.Equal((user, 2, HoldState.Waiting), (reply.Hold!.User, reply.Hold.Quantity, reply.Hold.State));
        Assert.Equal(TimeSpan.FromSeconds(60), reply.Hold.DeadlineAt - reply.Hold.ReservedAt);
        Assert.Equal(3, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Reserve_Again_AnswersTheSameHold()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings());
        var user = GateBench.NewUser();
        var first = await _bench.ReserveAsync(settings, user, quantity: 2);

        var again = await _bench.ReserveAsync(settings, user, quantity: 1);

        Assert.Equal(GateOutcome.AlreadyReserved, again.Outcome);
        Assert.Equal(first.Hold, again.Hold);
        Assert.Equal(8, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Reserve_MoreThanIsLeft_SaysHowManyAreLeft()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 1));

        var two = await _bench.ReserveAsync(settings, GateBench.NewUser(), quantity: 2);
        var one = await _bench.ReserveAsync(settings, GateBench.NewUser());
        var late = await _bench.ReserveAsync(settings, GateBench.NewUser());

        Assert.Equal((GateOutcome.TooFewLeft, 1), (two.Outcome, two.Figure));
        Assert.Equal(GateOutcome.Reserved, one.Outcome);
        Assert.Equal((GateOutcome.SoldOut, 0), (late.Outcome, late.Figure));
        await _bench.CheckAsync(settings);
    }

    [Fact]
    public async Task Reserve_RefusedAgainForTheSameReason_IsNotTheFirst()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 1));
        await _bench.ReserveAsync(settings, GateBench.NewUser());
        var user = GateBench.NewUser();

        var first = await _bench.ReserveAsync(settings, user);
        var second = await _bench.ReserveAsync(settings, user);
        var other = await _bench.ReserveAsync(settings, GateBench.NewUser());

        Assert.Equal((true, false, true), (first.FirstRefusal, second.FirstRefusal, other.FirstRefusal));
    }

    [Fact]
    public async Task Reserve_BeforeTheOpening_SaysWhen()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(status: GateStatus.Scheduled, opensIn: TimeSpan.FromSeconds(30)));

        var reply = await _bench.ReserveAsync(settings, GateBench.NewUser());

        Assert.Equal(GateOutcome.NotOpen, reply.Outcome);
        Assert.Equal(settings.OpensAt.ToUnixTimeMilliseconds(), reply.At.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Reserve_ScheduledAndItsTimeHasCome_OpensByItself()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(status: GateStatus.Scheduled, opensIn: TimeSpan.FromMilliseconds(-1)));

        Assert.Equal(GateOutcome.Reserved, (await _bench.ReserveAsync(settings, GateBench.NewUser())).Outcome);
    }

    [Theory]
    [InlineData(GateStatus.Paused, 60)]
    [InlineData(GateStatus.Ended, 60)]
    [InlineData(GateStatus.Open, -1)]
    public async Task Reserve_PausedEndedOrOver_IsClosed(GateStatus status, int closesInSeconds)
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(status: status, closesIn: TimeSpan.FromSeconds(closesInSeconds)));

        Assert.Equal(GateOutcome.Closed, (await _bench.ReserveAsync(settings, GateBench.NewUser())).Outcome);
    }

    [Fact]
    public async Task Reserve_OverThePersonalLimit_CountsHeldAndSoldUnits()
    {
        var user = GateBench.NewUser();
        var settings = await _bench.OpenAsync(GateBench.Settings(limit: 3), 1, GateBench.Row(HoldState.Sold, user, quantity: 2));

        var two = await _bench.ReserveAsync(settings, user, quantity: 2);
        var one = await _bench.ReserveAsync(settings, user, quantity: 1);

        Assert.Equal((GateOutcome.LimitReached, 3), (two.Outcome, two.Figure));
        Assert.Equal(GateOutcome.Reserved, one.Outcome);
        await _bench.CheckAsync(settings);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    public async Task Reserve_QuantityOutOfRange_ChangesNothing(int quantity)
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 10, most: 2));

        var reply = await _bench.ReserveAsync(settings, GateBench.NewUser(), quantity);

        Assert.Equal((GateOutcome.QuantityRefused, 2), (reply.Outcome, reply.Figure));
        Assert.Equal(10, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Reserve_NoGate_GrantsNothing() =>
        Assert.Equal(GateOutcome.Missing, (await _bench.ReserveAsync(GateBench.Settings(), GateBench.NewUser())).Outcome);

    [Fact]
    public async Task Reserve_GateOfAnotherEpoch_GrantsNothingAndSaysWhich()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 0), epoch: 7);

        var reply = await _bench.ReserveAsync(settings, GateBench.NewUser(), epoch: 8);

        Assert.Equal((GateOutcome.OtherEpoch, 7), (reply.Outcome, reply.Epoch));
    }

    [Fact]
    public async Task Reserve_GateOfAnotherServer_GrantsNothing()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings());
        await _bench.Connection.CallAsync(database => database.HashSetAsync(Core.Redis.AxonKeys.Gate(settings.Activity)[0], "server", new string('0', 40)), Stop);

        Assert.Equal(GateOutcome.OtherServer, (await _bench.ReserveAsync(settings, GateBench.NewUser())).Outcome);
        Assert.False((await _bench.SnapshotAsync(settings)).OnThisServer);
    }

    [Fact]
    public async Task Reserve_ScriptForgottenByTheServer_IsSentAgain()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings());
        await _bench.Connection.CallAsync(database => database.ExecuteAsync("SCRIPT", "FLUSH"), Stop);

        Assert.Equal(GateOutcome.Reserved, (await _bench.ReserveAsync(settings, GateBench.NewUser())).Outcome);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task Reserve_FiveThousandPeople_GetExactlyTheCapacity(int capacity)
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity));

        var replies = await Task.WhenAll(Enumerable.Range(0, 5000).Select(_ => _bench.ReserveAsync(settings, GateBench.NewUser())));

        Assert.Equal(capacity, replies.Count(reply => reply.Outcome == GateOutcome.Reserved));
        Assert.Equal(5000 - capacity, replies.Count(reply => reply.Outcome == GateOutcome.SoldOut));
        Assert.Equal(0, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Reserve_OnePersonTwoHundredTimes_GetsOneHold()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 100));
        var user = GateBench.NewUser();

        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => _bench.ReserveAsync(settings, user)));

        Assert.Equal(1, replies.Count(reply => reply.Outcome == GateOutcome.Reserved));
        Assert.Single(replies.Select(reply => reply.Hold!.Id).Distinct());
        Assert.Equal(99, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Keys_OfAGate_AllEnd()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 1));
        await _bench.ReserveAsync(settings, GateBench.NewUser());
        await _bench.ReserveAsync(settings, GateBench.NewUser());

        foreach (var key in Core.Redis.AxonKeys.Gate(settings.Activity))
        {
            Assert.True(await _bench.Connection.CallAsync(database => database.KeyExistsAsync(key), Stop), key);
            Assert.NotNull(await _bench.Connection.CallAsync(database => database.KeyTimeToLiveAsync(key), Stop));
        }
    }
}
