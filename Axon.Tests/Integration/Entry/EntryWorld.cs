using Axon.Core;
using Axon.Core.Checkout.Sales;
using Axon.Core.Db;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Hosting;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Axon.Tests.Integration.Entry;

/// <summary>The whole core over a database and a Redis, with the few things that tests of entry do again and again.</summary>
internal sealed class EntryWorld : IAsyncDisposable
{
    private readonly List<ServiceProvider> _processes = [];
    private readonly StoreConnectionStrings _stores;
    private readonly IAsyncDisposable[] _owned;

    private EntryWorld(TestDatabase database, string redis, params IAsyncDisposable[] owned)
    {
        Database = database;
        _stores = new StoreConnectionStrings(database.ConnectionString, redis);
        _owned = owned;
        Main = NewProcess();
    }

    public TestDatabase Database { get; }

    public ServiceProvider Main { get; }

    public IEntryGate Gate => Main.GetRequiredService<IEntryGate>();

    public Database Transactions => Main.GetRequiredService<Database>();

    public ISaleSource Sales => Main.GetServices<ISaleSource>().Single(source => source.Kind == SaleKind.ACTIVITY);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<EntryWorld> CreateAsync(PrivateServers servers, string name)
    {
        var database = await TestDatabase.CreateAsync(servers, name);
        var redis = TestRedis.Create(servers);
        return await NewAsync(new EntryWorld(database, redis.ConnectionString, redis, database));
    }

    /// <summary>On servers that the test owns, to stop and kill.</summary>
    public static async Task<EntryWorld> CreateAsync(StoreConnectionStrings servers, string name)
    {
        var database = await TestDatabase.CreateAsync(servers.MySql, name, Core.Db.Migration.Embedded());
        return await NewAsync(new EntryWorld(database, servers.Redis, database));
    }

    /// <summary>Another process over the same servers.</summary>
    public ServiceProvider NewProcess()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().Build());
        services.AddLogging();
        services.AddMetrics();
        services.AddAxonCore(_stores);
        services.Replace(ServiceDescriptor.Singleton<Axon.Core.Wallet.ICouponIssuer, RowCouponIssuer>());
        var process = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        _processes.Add(process);
        return process;
    }

    public T Get<T>()
        where T : notnull => Main.GetRequiredService<T>();

    /// <summary>A new open drop with its gate.</summary>
    public async Task<ActivityId> OpenAsync(int capacity, int limit = 1, int most = 1, int holdSeconds = 300, string type = "PURCHASE", string status = "OPEN")
    {
        var id = await Database.ScalarAsync<long>(
            """
            INSERT INTO activity (campaign_id, type, title, product_id, coupon_id, status, opens_at, closes_at, hold_seconds, per_person_limit, max_quantity, price_minor, created_at, updated_at)
            VALUES (1, @type, 'drop', IF(@type = 'PURCHASE', 1, NULL), IF(@type = 'COUPON', 1, NULL), @status, UTC_TIMESTAMP(6) - INTERVAL 1 MINUTE, UTC_TIMESTAMP(6) + INTERVAL 1 DAY,
                    @holdSeconds, @limit, @most, 10000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO activity_stock (activity_id, capacity) VALUES (LAST_INSERT_ID(), @capacity);
            SELECT LAST_INSERT_ID();
            """,
            new { type, capacity, limit, most, holdSeconds, status });
        var activity = new ActivityId(id);
        await Get<KeepGates>().HandleAsync(activity, Stop);
        return activity;
    }

    public async Task<IReadOnlyList<UserId>> PeopleAsync(int count)
    {
        UserId[] users = [.. Enumerable.Range(0, count).Select(_ => new UserId(Guid.CreateVersion7()))];
        foreach (var chunk in users.Chunk(500))
        {
            var values = chunk.Select(user => $"(UNHEX('{user.Value:N}'), '{user}@x', '{user}@x', 'p', 's', 'c', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))");
            await Database.ExecuteAsync(
                $"INSERT INTO user_account (id, email, normalized_email, display_name, security_stamp, concurrency_stamp, created_at, updated_at) VALUES {string.Join(',', values)}");
        }

        return users;
    }

    public async Task<UserId> PersonAsync() => (await PeopleAsync(1))[0];

    public Task<EntryResult> EnterAsync(ActivityId activity, UserId user, int quantity = 1) => Get<EnterActivity>().HandleAsync(activity, user, quantity, Stop);

    /// <summary>As a person does who is told to try again: until there is an answer. A busy machine answers late, and late is "not now".</summary>
    public static async Task<EntryResult> EnterUntilToldAsync(IServiceProvider process, ActivityId activity, UserId user, int quantity = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                var result = await process.GetRequiredService<EnterActivity>().HandleAsync(activity, user, quantity, Stop);
                if (result.Outcome is not (EntryOutcome.GateClosed or EntryOutcome.Unavailable or EntryOutcome.Unknown))
                {
                    return result;
                }
            }
            catch (StoreUnavailableException)
            {
                // The edge answers 503.
            }

            await Task.Delay(50, patience.Token);
        }
    }

    public async Task<Reservation> ReserveAsync(ActivityId activity, UserId? user = null, int quantity = 1)
    {
        var result = await EnterAsync(activity, user ?? await PersonAsync(), quantity);
        Assert.Equal(EntryOutcome.Reserved, result.Outcome);
        return result.Reservation!;
    }

    public Task<ClaimResult> ClaimAsync(Reservation reservation, UserId? user = null) =>
        Transactions.InTransactionAsync(work => Sales.ClaimAsync(Sale(reservation), user ?? reservation.User, work, Stop), Stop);

    /// <summary>What Payments does when the money is there.</summary>
    public Task PaidAsync(Reservation reservation) => InWorkAsync(work => Sales.OnPaidAsync(Sale(reservation), TimeProvider.System.GetUtcNow(), work, Stop));

    public Task ReleaseAsync(Reservation reservation, ReleaseReason reason) => InWorkAsync(work => Sales.ReleaseAsync(Sale(reservation), reason, work, Stop));

    public Task InWorkAsync(Func<UnitOfWork, Task> work) =>
        Transactions.InTransactionAsync(
            async unit =>
            {
                await work(unit);
                return true;
            },
            Stop);

    public static SaleRef Sale(Reservation reservation) => new(SaleKind.ACTIVITY, reservation.Id.Value);

    /// <summary>Moves the deadline of a reservation that waits into the past, in the books and at the gate.</summary>
    public async Task OverdueAsync(ActivityId activity, params ReservationId[] ids)
    {
        await Database.ExecuteAsync(
            "UPDATE reservation SET reserved_at = reserved_at - INTERVAL 1 HOUR, deadline_at = UTC_TIMESTAMP(3) - INTERVAL 2 SECOND WHERE activity_id = @activity AND id IN @ids",
            new { activity, ids = ids.Select(id => id.Value) });
        await Get<RebuildGate>().HandleAsync(activity, force: true, Stop);
    }

    public async Task<ReservationStatus> StatusAsync(Reservation reservation) =>
        Enum.Parse<ReservationStatus>((await Database.ScalarAsync<string>("SELECT status FROM reservation WHERE id = @Id", new { reservation.Id }))!);

    public Task<long> FactsAsync(FactType type, ActivityId activity) =>
        Database.ScalarAsync<long>("SELECT COUNT(*) FROM outbox WHERE type = @type AND JSON_VALUE(payload, '$.activityId') = @activity", new { type = type.ToString(), activity = activity.Value });

    /// <summary>Delivers every fact that waits.</summary>
    public async Task RelayAsync()
    {
        await using var scope = Main.CreateAsyncScope();
        var relay = scope.ServiceProvider.GetRequiredService<RelayFacts>();
        while (await relay.HandleAsync(Stop) > 0)
        {
        }
    }

    /// <summary>Gate and books agree about every place, unit and person of the activity, and nothing is oversold.</summary>
    public async Task<GateContents> CheckAsync(ActivityId activity)
    {
        var rows = (await Database.QueryAsync<(ReservationId Id, UserId User, int Quantity, string Status)>(
            "SELECT id, user_id, quantity, status FROM reservation WHERE activity_id = @activity AND status IN ('PENDING', 'CONFIRMED', 'STUCK', 'PAID')", new { activity })).ToList();
        var (capacity, taken, epoch) = (await Database.QueryAsync<(int, int, int)>("SELECT capacity, taken, epoch FROM activity_stock WHERE activity_id = @activity", new { activity })).Single();
        Assert.Equal(rows.Where(row => row.Status != "PENDING").Sum(row => row.Quantity), taken);
        Assert.True(taken <= capacity);
        var people = await Database.QueryAsync<(UserId User, int Units)>("SELECT user_id, units FROM activity_person WHERE activity_id = @activity AND units > 0", new { activity });
        Assert.Equal(
            rows.Where(row => row.Status != "PENDING").GroupBy(row => row.User).Select(group => (group.Key, group.Sum(row => row.Quantity))).OrderBy(pair => pair.Key.Value),
            people.Select(pair => (pair.User, pair.Units)).OrderBy(pair => pair.User.Value));

        var gate = await Gate.ReadAsync(activity, Stop) ?? throw new InvalidOperationException("There is no gate");
        Assert.True(gate.OnThisServer);
        Assert.Equal(epoch, gate.Epoch);
        Assert.Equal(capacity, gate.Capacity);
        Assert.Equal(rows.Select(row => (row.Id, row.User, row.Quantity)).OrderBy(row => row.Id.Value), gate.Places.Values.Select(hold => (hold.Id, hold.User, hold.Quantity)).OrderBy(row => row.Id.Value));
        Assert.Equal(capacity - rows.Sum(row => row.Quantity), gate.Left);
        Assert.Equal(gate.Places.Values.Where(hold => hold.State != HoldState.Sold).Sum(hold => hold.Quantity), gate.Held);
        Assert.Equal(rows.Where(row => row.Status == "PAID").Select(row => row.Id.Value).Order(), gate.Places.Values.Where(hold => hold.State == HoldState.Sold).Select(hold => hold.Id.Value).Order());
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        foreach (var owned in _owned)
        {
            await owned.DisposeAsync();
        }
    }

    private static async Task<EntryWorld> NewAsync(EntryWorld world)
    {
        await world.Database.ExecuteAsync(
            """
            INSERT INTO campaign (id, name, status, starts_at, ends_at, created_at, updated_at) VALUES (1, 'c', 'ACTIVE', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO product (id, name, category, price_minor, created_at, updated_at) VALUES (1, 'p', 'shoes', 20000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            INSERT INTO coupon (id, name, kind, amount_minor, starts_at, ends_at, created_at, updated_at) VALUES (1, 'c', 'AMOUNT', 1000, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6));
            """);
        return world;
    }
}
