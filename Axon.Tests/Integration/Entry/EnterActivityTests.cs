using Axon.Core.Features.Entry;
using Axon.Core.Features.Entry.Contracts;
using Axon.Core.Features.Entry.Gates;
using Axon.Core.Features.Entry.Ports;
using Axon.Core.Features.Entry.Tokens;
using Axon.Core.Shared;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Entry;

/// <summary>Nobody is told yes before it is written down, and nobody is told yes twice.</summary>
public sealed class EnterActivityTests(PrivateServers servers) : IAsyncLifetime
{
    private EntryWorld _world = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _world = await EntryWorld.CreateAsync(servers, nameof(EnterActivityTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Enter_PlacesLeft_IsDurableWithItsFactWhenAnswered()
    {
        var activity = await _world.OpenAsync(capacity: 3, limit: 2, most: 2, holdSeconds: 60);
        var user = await _world.PersonAsync();

        var result = await _world.EnterAsync(activity, user, quantity: 2);

        Assert.Equal(EntryOutcome.Reserved, result.Outcome);
        Assert.Equal(ReservationStatus.PENDING, await _world.StatusAsync(result.Reservation!));
        Assert.Equal(TimeSpan.FromSeconds(60), result.Reservation!.DeadlineAt - result.Reservation.ReservedAt);
        Assert.Equal(1, await _world.FactsAsync(FactType.RESERVED, activity));
        Assert.Equal(1, (await _world.CheckAsync(activity)).Left);
        var token = await _world.Get<ReservationTokens>().IssueAsync(result.Reservation, Stop);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(token)), await _world.Database.ScalarAsync<byte[]>("SELECT token_hash FROM reservation WHERE id = @Id", new { result.Reservation.Id }));
    }

    [Fact]
    public async Task Enter_Again_AnswersTheSameReservation()
    {
        var activity = await _world.OpenAsync(capacity: 3);
        var user = await _world.PersonAsync();
        var first = await _world.EnterAsync(activity, user);

        var again = await _world.EnterAsync(activity, user);

        Assert.Equal(EntryOutcome.AlreadyReserved, again.Outcome);
        Assert.Equal(first.Reservation, again.Reservation);
        Assert.Equal(1, await _world.FactsAsync(FactType.RESERVED, activity));
    }

    [Fact]
    public async Task Enter_UnknownOrDraft_IsNotFound()
    {
        var user = await _world.PersonAsync();

        Assert.Equal(EntryOutcome.NotFound, (await _world.EnterAsync(new ActivityId(987654), user)).Outcome);
        Assert.Equal(EntryOutcome.NotFound, (await _world.EnterAsync(new ActivityId(-1), user)).Outcome);
        Assert.Equal(EntryOutcome.NotFound, (await _world.EnterAsync(await _world.OpenAsync(1, status: "DRAFT"), user)).Outcome);
    }

    [Fact]
    public async Task Enter_OnePersonTwoHundredTimesFromThreeProcesses_HasOneReservation()
    {
        var activity = await _world.OpenAsync(capacity: 50, limit: 3);
        var user = await _world.PersonAsync();
        IServiceProvider[] processes = [_world.Main, _world.NewProcess(), _world.NewProcess()];

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => EntryWorld.EnterUntilToldAsync(processes[i % 3], activity, user)));

        Assert.All(results, result => Assert.True(result.Outcome is EntryOutcome.Reserved or EntryOutcome.AlreadyReserved, result.Outcome.ToString()));
        Assert.Single(results.Select(result => result.Reservation!.Id).Distinct());
        Assert.Equal(1, await _world.FactsAsync(FactType.RESERVED, activity));
        Assert.Equal(49, (await _world.CheckAsync(activity)).Left);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task Enter_FiveThousandPeople_ExactlyTheCapacityGetIn(int capacity)
    {
        var activity = await _world.OpenAsync(capacity);
        var people = await _world.PeopleAsync(5000);

        var results = await Task.WhenAll(people.Select(user => EntryWorld.EnterUntilToldAsync(_world.Main, activity, user)));

        Assert.Equal(capacity, results.Count(result => result.Outcome is EntryOutcome.Reserved or EntryOutcome.AlreadyReserved));
        Assert.Equal(5000 - capacity, results.Count(result => result.Outcome == EntryOutcome.SoldOut));
        Assert.Equal(capacity, await _world.Database.ScalarAsync<long>("SELECT COUNT(*) FROM reservation WHERE activity_id = @activity", new { activity }));
        Assert.Equal(0, (await _world.CheckAsync(activity)).Left);
    }

    [Fact]
    public async Task Enter_AfterTheProcessDiedBetweenHoldAndRow_WritesTheSameHoldDown()
    {
        var activity = await _world.OpenAsync(capacity: 3);
        var user = await _world.PersonAsync();
        var hold = await HoldAsync(activity, user);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _world.EnterAsync(activity, user)));

        Assert.All(results, result => Assert.Equal((EntryOutcome.AlreadyReserved, hold.Id), (result.Outcome, result.Reservation!.Id)));
        Assert.Equal(1, await _world.FactsAsync(FactType.RESERVED, activity));
        Assert.Equal(2, (await _world.CheckAsync(activity)).Left);
    }

    [Fact]
    public async Task Enter_WhileTheGateIsRebuilt_LeavesNoHoldOfTheOldGate()
    {
        var activity = await _world.OpenAsync(capacity: 3);
        var user = await _world.PersonAsync();
        var hold = await HoldAsync(activity, user);
        var view = await _world.Get<Core.Features.Campaigns.Contracts.IActivityCatalog>().FindAsync(activity, Stop);
        await _world.Get<RebuildGate>().HandleAsync(activity, force: true, Stop);

        var late = await _world.Get<SettleHold>().RecordAsync(view!, hold, epoch: 2, Stop);
        var again = await _world.EnterAsync(activity, user);

        Assert.Equal(EntryOutcome.GateClosed, late!.Value.Outcome);
        Assert.Equal(EntryOutcome.Reserved, again.Outcome);
        Assert.Equal(2, (await _world.CheckAsync(activity)).Left);
    }

    [Fact]
    public async Task Enter_GateForgotThePersonsPlace_AnswersTheRowAndAsksForRepair()
    {
        var activity = await _world.OpenAsync(capacity: 3, limit: 3);
        var user = await _world.PersonAsync();
        var first = await _world.ReserveAsync(activity, user);
        await _world.Gate.ReturnAsync(activity, first.Id, Stop);

        var again = await _world.EnterAsync(activity, user);

        Assert.Equal((EntryOutcome.AlreadyReserved, first.Id), (again.Outcome, again.Reservation!.Id));
        Assert.Equal([activity], _world.Get<GateRepairs>().Take());
        await _world.Get<RebuildGate>().HandleAsync(activity, force: true, Stop);
        Assert.Equal(2, (await _world.CheckAsync(activity)).Left);
    }

    [Fact]
    public async Task Enter_OwnHoldIsOverdueAndNotYetSwept_StartsAfresh()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        var user = await _world.PersonAsync();
        var first = await _world.ReserveAsync(activity, user);
        await _world.OverdueAsync(activity, first.Id);

        var again = await _world.EnterAsync(activity, user);

        Assert.Equal(EntryOutcome.Reserved, again.Outcome);
        Assert.Equal(ReservationStatus.EXPIRED, await _world.StatusAsync(first));
        Assert.Equal(1, await _world.FactsAsync(FactType.RESERVATION_EXPIRED, activity));
        await _world.RelayAsync();
        Assert.Equal(0, (await _world.CheckAsync(activity)).Left);
    }

    [Fact]
    public async Task Enter_NoGate_IsClosedAndGrantsNothing()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        await _world.Get<Core.Infrastructure.Redis.RedisConnection>().CallAsync(redis => redis.KeyDeleteAsync(Core.Infrastructure.Redis.AxonKeys.Gate(activity)), Stop);

        Assert.Equal(EntryOutcome.GateClosed, (await _world.EnterAsync(activity, await _world.PersonAsync())).Outcome);
        Assert.Equal([activity], _world.Get<GateRepairs>().Take());
        await _world.Get<KeepGates>().HandleAsync(Stop);
        Assert.Equal(EntryOutcome.Reserved, (await _world.EnterAsync(activity, await _world.PersonAsync())).Outcome);
    }

    [Fact]
    public async Task Enter_GateRebuiltByAnotherProcess_IsFoundWithoutRefusal()
    {
        var activity = await _world.OpenAsync(capacity: 3);
        await _world.ReserveAsync(activity);
        await _world.NewProcess().GetRequired<RebuildGate>().HandleAsync(activity, force: true, Stop);

        Assert.Equal(EntryOutcome.Reserved, (await _world.EnterAsync(activity, await _world.PersonAsync())).Outcome);
        Assert.Equal(1, (await _world.CheckAsync(activity)).Left);
    }

    [Fact]
    public async Task Enter_RefusedAgainAndAgain_IsOneFact()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        await _world.ReserveAsync(activity);
        var user = await _world.PersonAsync();
        var writer = _world.Main.GetHosted<Core.Features.Entry.Refusals.RefusalWriter>();
        await writer.StartAsync(Stop);

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(EntryOutcome.SoldOut, (await _world.EnterAsync(activity, user)).Outcome);
        }

        await writer.StopAsync(Stop);
        Assert.Equal(1, await _world.FactsAsync(FactType.REJECTED, activity));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(1_000_000_000)]
    public async Task Enter_QuantityOutOfRange_IsRefusedWithTheMost(int quantity)
    {
        var activity = await _world.OpenAsync(capacity: 10, limit: 5, most: 2);

        var result = await _world.EnterAsync(activity, await _world.PersonAsync(), quantity);

        Assert.Equal((EntryOutcome.QuantityRefused, 2), (result.Outcome, result.Figure));
    }

    private async Task<Hold> HoldAsync(ActivityId activity, UserId user)
    {
        var reply = await _world.Gate.ReserveAsync(new GateRequest(activity, 2, user, new ReservationId(Guid.CreateVersion7()), 1), Stop);
        Assert.Equal(GateOutcome.Reserved, reply.Outcome);
        return reply.Hold!;
    }
}
