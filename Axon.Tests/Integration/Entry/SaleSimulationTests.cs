using Axon.Core.Checkout.Sales;
using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Core.Redis;
using Axon.Tests.Servers;

namespace Axon.Tests.Integration.Entry;

/// <summary>Bursts of everything that can happen to a sale, at once and in any order, each seed another history. After each burst gate and books are recounted from raw rows.</summary>
public sealed class SaleSimulationTests(PrivateServers servers) : IAsyncLifetime
{
    private const int Bursts = 6;
    private const int Together = 10;
    private EntryWorld _world = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 20)];

    public async ValueTask InitializeAsync() => _world = await EntryWorld.CreateAsync(servers, nameof(SaleSimulationTests));

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Sale_AnyHistory_BooksAndGateAgreeAndEveryPlaceCanBeSold(int seed)
    {
        var random = new Random(seed);
        var activity = await _world.OpenAsync(capacity: random.Next(1, 12), limit: 3, most: 2);
        var people = await _world.PeopleAsync(8);

        for (var burst = 0; burst < Bursts; burst++)
        {
            await Task.WhenAll(Enumerable.Range(0, Together).Select(_ => Step(random, activity, people)).ToList().Select(step => Task.Run(step, Stop)));
            await SettleAsync(activity);
        }

        // Everybody who has not paid leaves; then exactly what is left can be sold.
        await _world.Database.ExecuteAsync("UPDATE reservation SET deadline_at = UTC_TIMESTAMP(3) - INTERVAL 5 SECOND WHERE activity_id = @activity AND status = 'PENDING'", new { activity });
        foreach (var id in await _world.Database.QueryAsync<ReservationId>("SELECT id FROM reservation WHERE activity_id = @activity AND status IN ('CONFIRMED', 'STUCK')", new { activity }))
        {
            await ReleaseAsync(id, ReleaseReason.EXPIRED);
        }

        await SettleAsync(activity);
        var left = (await _world.CheckAsync(activity)).Left;
        var late = await Task.WhenAll((await _world.PeopleAsync(left + 3)).Select(user => EntryWorld.EnterUntilToldAsync(_world.Main, activity, user)));
        Assert.Equal(left, late.Count(result => result.Outcome is EntryOutcome.Reserved or EntryOutcome.AlreadyReserved));
    }

    /// <summary>What happens next, decided here so that a seed always asks for the same.</summary>
    private Func<Task> Step(Random random, ActivityId activity, IReadOnlyList<UserId> people)
    {
        var user = people[random.Next(people.Count)];
        var pick = random.Next();
        return random.Next(14) switch
        {
            < 5 => () => EnterAsync(activity, user, 1 + (pick % 2)),
            5 or 6 => () => WithAsync(activity, pick, id => ClaimAsync(id, user)),
            7 => () => WithAsync(activity, pick, PayAsync),
            8 => () => WithAsync(activity, pick, id => ReleaseAsync(id, pick % 2 == 0 ? ReleaseReason.EXPIRED : ReleaseReason.CANCELLED)),
            9 => () => WithAsync(activity, pick, id => ReleaseAsync(id, ReleaseReason.REFUNDED)),
            10 => () => WithAsync(activity, pick, async id => await _world.Get<CancelReservation>().HandleAsync(id, user, Stop)),
            11 => () => WithAsync(activity, pick, OverdueAsync),
            12 => () => LoseAsync(activity, pick),
            _ => () => ResizeAsync(activity, pick),
        };
    }

    private async Task EnterAsync(ActivityId activity, UserId user, int quantity)
    {
        var result = await _world.EnterAsync(activity, user, quantity);
        if (result.Reservation is { } mine)
        {
            Assert.Equal(user, mine.User);
            await _world.StatusAsync(mine);
        }
    }

    private async Task WithAsync(ActivityId activity, int pick, Func<ReservationId, Task> act)
    {
        var ids = await _world.Database.QueryAsync<ReservationId>("SELECT id FROM reservation WHERE activity_id = @activity ORDER BY id", new { activity });
        if (ids.Count > 0)
        {
            await act(ids[pick % ids.Count]);
        }
    }

    private async Task ClaimAsync(ReservationId id, UserId stranger)
    {
        var owner = new UserId((await _world.Database.QueryAsync<Guid>("SELECT user_id FROM reservation WHERE id = @id", new { id })).Single());
        await _world.Sales.PinAsync(Sale(id), owner, Stop);
        await _world.Transactions.InTransactionAsync(work => _world.Sales.ClaimAsync(Sale(id), owner, work, Stop), Stop);
        if (stranger != owner)
        {
            Assert.Equal(ClaimOutcome.NotFound, (await _world.Transactions.InTransactionAsync(work => _world.Sales.ClaimAsync(Sale(id), stranger, work, Stop), Stop)).Outcome);
        }
    }

    private Task PayAsync(ReservationId id) => _world.InWorkAsync(async work =>
    {
        if (await _world.Sales.HasClaimAsync(Sale(id), work, Stop))
        {
            await _world.Sales.OnPaidAsync(Sale(id), TimeProvider.System.GetUtcNow(), work, Stop);
        }
    });

    private Task ReleaseAsync(ReservationId id, ReleaseReason reason) => _world.InWorkAsync(work => _world.Sales.ReleaseAsync(Sale(id), reason, work, Stop));

    private async Task OverdueAsync(ReservationId id)
    {
        await _world.Database.ExecuteAsync("UPDATE reservation SET deadline_at = UTC_TIMESTAMP(3) - INTERVAL 2 SECOND WHERE id = @id AND status = 'PENDING'", new { id });
        await Task.WhenAll(_world.Get<SweepOverdueRows>().HandleAsync(Stop), _world.Get<SweepOverdueRows>().HandleAsync(Stop));
    }

    /// <summary>Redis forgets everything, or is another one than before, or somebody rebuilds without need.</summary>
    private async Task LoseAsync(ActivityId activity, int pick)
    {
        var keys = AxonKeys.Gate(activity);
        switch (pick % 3)
        {
            case 0:
                await _world.Get<RedisConnection>().CallAsync(redis => redis.KeyDeleteAsync(keys), Stop);
                break;
            case 1:
                await _world.Get<RedisConnection>().CallAsync(redis => redis.HashSetAsync(keys[0], "server", "gone"), Stop);
                break;
            default:
                await _world.Get<RebuildGate>().HandleAsync(activity, force: true, Stop);
                break;
        }
    }

    private async Task ResizeAsync(ActivityId activity, int pick)
    {
        await _world.InWorkAsync(work => work.ExecuteAsync(
                "UPDATE activity SET version = version + 1 WHERE id = @activity; UPDATE activity_stock SET capacity = GREATEST(taken, @capacity) WHERE activity_id = @activity",
                new { activity, capacity = 1 + (pick % 12) },
                Stop));
        await _world.Get<KeepGates>().HandleAsync(activity, Stop);
    }

    /// <summary>What the workers do by themselves, until the recount agrees.</summary>
    private async Task SettleAsync(ActivityId activity)
    {
        for (var attempt = 1; ; attempt++)
        {
            while (await _world.Get<SweepOverdueRows>().HandleAsync(Stop))
            {
            }

            await _world.Get<KeepGates>().HandleAsync(activity, Stop);
            await _world.RelayAsync();
            try
            {
                await _world.CheckAsync(activity);
                return;
            }
            catch (Exception) when (attempt < 20)
            {
                // An entry that the busy machine cut short may still be finishing.
                await Task.Delay(100, Stop);
            }
        }
    }

    private static SaleRef Sale(ReservationId id) => new(SaleKind.ACTIVITY, id.Value);
}
