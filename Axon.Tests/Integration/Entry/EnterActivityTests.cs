using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
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
        var view = await _world.Get<Core.Catalog.Activities.IActivityCatalog>().FindAsync(activity, Stop);
        await _world.Get<RebuildGate>().HandleAsync(activity, force: true, Stop);

        var late = await _world.Get<RecordHold>().RecordAsync(view!, hold, epoch: 2, Stop);
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
        await _world.Get<Core.Redis.RedisConnection>().CallAsync(redis => redis.KeyDeleteAsync(Core.Redis.AxonKeys.Gate(activity)), Stop);

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
        var writer = _world.Main.GetHosted<Core.Entry.RefusalWriter>();
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

    [Fact]
    public async Task Enter_ForMoreThanIsLeft_SaysHowManyAndIsNotSoldOut()
    {
        var activity = await _world.OpenAsync(capacity: 3, limit: 2, most: 2);
        await _world.ReserveAsync(activity, quantity: 2);
        var writer = _world.Main.GetHosted<Core.Entry.RefusalWriter>();
        await writer.StartAsync(Stop);
        var user = await _world.PersonAsync();

        var two = await _world.EnterAsync(activity, user, quantity: 2);
        var one = await _world.EnterAsync(activity, user, quantity: 1);
        var late = await _world.EnterAsync(activity, await _world.PersonAsync());

        await writer.StopAsync(Stop);
        Assert.Equal((EntryOutcome.TooFewLeft, 1), (two.Outcome, two.Figure));
        Assert.Equal((EntryOutcome.Reserved, EntryOutcome.SoldOut), (one.Outcome, late.Outcome));
        Assert.Equal(
            ["SOLD_OUT", "TOO_FEW_LEFT"],
            await _world.Database.QueryAsync<string>("SELECT JSON_VALUE(payload, '$.reason') FROM outbox WHERE type = 'REJECTED' AND JSON_VALUE(payload, '$.activityId') = @activity ORDER BY 1", new { activity = activity.Value }));
    }

    [Fact]
    public async Task Enter_WhoHoldsAPlaceAndNoLongerFitsARule_GetsTheSamePlace()
    {
        var activity = await _world.OpenAsync(capacity: 3);
        var user = await _world.PersonAsync();
        var held = await _world.ReserveAsync(activity, user);
        await _world.Database.ExecuteAsync("UPDATE activity SET rules = '{\"schema\":1,\"rules\":[{\"type\":\"AGE\",\"atLeast\":19}]}', version = version + 1 WHERE id = @activity", new { activity });
        await using var later = _world.NewProcess();

        var again = await later.GetRequired<EnterActivity>().HandleAsync(activity, user, 1, Stop);
        var other = await later.GetRequired<EnterActivity>().HandleAsync(activity, await _world.PersonAsync(), 1, Stop);
        await _world.Get<Core.Redis.RedisConnection>().CallAsync(redis => redis.KeyDeleteAsync(Core.Redis.AxonKeys.Gate(activity)), Stop);
        var withoutGate = await later.GetRequired<EnterActivity>().HandleAsync(activity, user, 1, Stop);

        Assert.Equal((EntryOutcome.AlreadyReserved, held.Id), (again.Outcome, again.Reservation?.Id));
        Assert.Equal(EntryOutcome.NotEligible, other.Outcome);
        Assert.Equal((EntryOutcome.AlreadyReserved, held.Id), (withoutGate.Outcome, withoutGate.Reservation?.Id));
    }

    [Fact]
    public async Task Reconcile_HoldOfAProcessThatHasDied_GoesBackLongBeforeItsDeadline()
    {
        var activity = await _world.OpenAsync(capacity: 1, holdSeconds: 86_400);
        var hold = await HoldAsync(activity, await _world.PersonAsync());
        Assert.Empty(await _world.Get<CompareGates>().HandleAsync(activity, Stop));
        var places = Core.Redis.AxonKeys.Gate(activity)[1];
        var old = $"P {hold.User.Value:N} 1 {hold.ReservedAt.AddMinutes(-1).ToUnixTimeMilliseconds()} {hold.DeadlineAt.ToUnixTimeMilliseconds()}";
        await _world.Get<Core.Redis.RedisConnection>().CallAsync(redis => redis.HashSetAsync(places, hold.Id.Value.ToString("N"), old), Stop);

        var found = await _world.Get<CompareGates>().HandleAsync(activity, Stop);
        await _world.Get<RepairLedger>().HandleAsync(activity, found, Stop);

        Assert.Equal([DifferenceKind.GATE_KEEPS_PLACE], found.Select(difference => difference.Kind));
        Assert.Equal(1, (await _world.CheckAsync(activity)).Left);
    }

    private async Task<Hold> HoldAsync(ActivityId activity, UserId user)
    {
        var reply = await _world.Gate.ReserveAsync(new GateRequest(activity, 2, user, new ReservationId(Guid.CreateVersion7()), 1), Stop);
        Assert.Equal(GateOutcome.Reserved, reply.Outcome);
        return reply.Hold!;
    }
}
