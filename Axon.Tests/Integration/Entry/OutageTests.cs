using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Entry;

/// <summary>A server that dies or hangs in the middle of a sale: everybody hears something soon, nobody gets a place twice, and it goes on by itself.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2.5);
    private LocalServers _servers = null!; // InitializeAsync
    private EntryWorld _world = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _servers = await PrivateServers.StartOwnAsync();
        _world = await EntryWorld.CreateAsync(_servers.ConnectionStrings, nameof(OutageTests));
    }

    public async ValueTask DisposeAsync()
    {
        await _world.DisposeAsync();
        await PrivateServers.StopOwnAsync(_servers);
    }

    [Fact]
    public async Task MariaDbKilled_RefusesSoonAndGivesTheHoldBack()
    {
        var activity = await _world.OpenAsync(capacity: 1);
        var people = await _world.PeopleAsync(2);
        await WarmAsync();
        await _servers.MariaDb.KillAsync();

        Assert.NotEqual(EntryOutcome.Reserved, await TryAsync(activity, people[0]));

        await _servers.MariaDb.StartAsync(Stop);
        var result = await EntryWorld.EnterUntilToldAsync(_world.Main, activity, people[1]);
        Assert.Equal(EntryOutcome.Reserved, result.Outcome);
        await _world.CheckAsync(activity);
    }

    [Fact]
    public async Task MariaDbHangs_AnswersUnknownSoon_AndTheRetryGetsOneReservation()
    {
        var activity = await _world.OpenAsync(capacity: 3);
        var user = await _world.PersonAsync();
        await WarmAsync();
        _servers.MariaDb.Freeze();

        Assert.Equal(EntryOutcome.Unknown, await TryAsync(activity, user));

        _servers.MariaDb.Thaw();
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => EntryWorld.EnterUntilToldAsync(_world.Main, activity, user)));
        Assert.Single(results.Select(result => result.Reservation!.Id).Distinct());
        Assert.Equal(1, await _world.FactsAsync(FactType.RESERVED, activity));
        await _world.CheckAsync(activity);
    }

    [Fact]
    public async Task RedisHangsWhileSomebodyEnters_IsUnknown_AndThePlaceIsOfferedAgainWithinSeconds()
    {
        var activity = await _world.OpenAsync(capacity: 1, holdSeconds: 3600);
        var people = await _world.PeopleAsync(2);
        await WarmAsync();
        _servers.Redis.Freeze();

        Assert.Equal(EntryOutcome.Unknown, await TryAsync(activity, people[0]));

        _servers.Redis.Thaw();
        var thawed = TimeProvider.System.GetTimestamp();
        var result = new EntryResult(EntryOutcome.SoldOut);
        while (result.Outcome != EntryOutcome.Reserved && TimeProvider.System.GetElapsedTime(thawed) < TimeSpan.FromSeconds(15))
        {
            result = await EntryWorld.EnterUntilToldAsync(_world.Main, activity, people[1]);
        }

        Assert.Equal(EntryOutcome.Reserved, result.Outcome);
        Assert.Equal(people[1], result.Reservation!.User);
        await _world.CheckAsync(activity);
    }

    [Fact]
    public async Task RedisHangsWhileSomebodyEnters_WhoTriesAgainHasOnePlace()
    {
        var activity = await _world.OpenAsync(capacity: 2, holdSeconds: 3600);
        var user = await _world.PersonAsync();
        await WarmAsync();
        _servers.Redis.Freeze();

        Assert.Equal(EntryOutcome.Unknown, await TryAsync(activity, user));

        _servers.Redis.Thaw();
        var first = await EntryWorld.EnterUntilToldAsync(_world.Main, activity, user);
        // Longer than the process looks after what it may have taken: what is written down stays.
        await Task.Delay(TimeSpan.FromSeconds(3), Stop);
        var second = await EntryWorld.EnterUntilToldAsync(_world.Main, activity, user);

        Assert.Equal((EntryOutcome.AlreadyReserved, first.Reservation!.Id), (second.Outcome, second.Reservation!.Id));
        await _world.CheckAsync(activity);
    }

    [Fact]
    public async Task RedisKilledDuringTheSale_ExactlyTheCapacityGetsIn()
    {
        var activity = await _world.OpenAsync(capacity: 100);
        var people = await _world.PeopleAsync(300);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var keeping = KeepAsync(done.Token);

        var entering = people.Select(async (user, i) =>
        {
            await Task.Delay(i * 5, Stop);
            return await EntryWorld.EnterUntilToldAsync(_world.Main, activity, user);
        }).ToList();
        await Task.Delay(400, Stop);
        await _servers.Redis.KillAsync();
        var refused = await TryAsync(activity, people[^1]);
        await _servers.Redis.StartAsync(Stop);
        var results = await Task.WhenAll(entering);
        await done.CancelAsync();
        await keeping;

        // A call that was under way as the server died is unknown, one after it is refused.
        Assert.Contains(refused, new[] { EntryOutcome.GateClosed, EntryOutcome.Unknown });
        Assert.Equal(100, results.Count(result => result.Outcome is EntryOutcome.Reserved or EntryOutcome.AlreadyReserved));
        Assert.Equal(100, await _world.Database.ScalarAsync<long>("SELECT COUNT(*) FROM reservation WHERE activity_id = @activity", new { activity }));
        await _world.CheckAsync(activity);
    }

    private async Task WarmAsync() => await EntryWorld.EnterUntilToldAsync(_world.Main, await _world.OpenAsync(capacity: 1), await _world.PersonAsync());

    /// <summary>One try, in time; the edge answers 503 to the exception.</summary>
    private async Task<EntryOutcome> TryAsync(ActivityId activity, UserId user)
    {
        var started = TimeProvider.System.GetTimestamp();
        try
        {
            return (await _world.EnterAsync(activity, user)).Outcome;
        }
        catch (StoreUnavailableException)
        {
            return EntryOutcome.Unavailable;
        }
        finally
        {
            Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, Soon);
        }
    }

    private async Task KeepAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await _world.Get<KeepGates>().HandleAsync(Stop);
            await Task.Delay(100, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
