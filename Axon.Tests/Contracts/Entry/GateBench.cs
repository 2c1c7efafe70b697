using Axon.Core.Entry;
using Axon.Core.Kernel;
using Axon.Core.Redis;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Entry;

/// <summary>A gate on the real server, with the few calls that most of its tests make.</summary>
internal sealed class GateBench : IAsyncDisposable
{
    private static long _activity;
    private readonly TestRedis? _redis;

    public GateBench(PrivateServers servers)
        : this(TestRedis.Create(servers))
    {
    }

    public GateBench(RedisConnection connection)
    {
        Connection = connection;
        Gate = new RedisEntryGate(connection);
    }

    private GateBench(TestRedis redis)
        : this(redis.Connection) => _redis = redis;

    public RedisConnection Connection { get; }

    public RedisEntryGate Gate { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static GateSettings Settings(
        int capacity = 10,
        GateStatus status = GateStatus.Open,
        int limit = 3,
        int most = 2,
        int holdSeconds = 300,
        TimeSpan? opensIn = null,
        TimeSpan? closesIn = null)
    {
        // The gate decides by the server's clock, which is this machine's.
        var now = TimeProvider.System.GetUtcNow();
        return new GateSettings(
            new ActivityId(Interlocked.Increment(ref _activity)),
            1,
            status,
            now + (opensIn ?? TimeSpan.FromMinutes(-1)),
            now + (closesIn ?? TimeSpan.FromHours(1)),
            capacity,
            limit,
            most,
            holdSeconds);
    }

    public static UserId NewUser() => new(Guid.CreateVersion7());

    public static ReservationId NewReservation() => new(Guid.CreateVersion7());

    public static Hold Row(HoldState state, UserId? user = null, int quantity = 1, TimeSpan? deadlineIn = null)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
        return new Hold(NewReservation(), user ?? NewUser(), quantity, state, now - TimeSpan.FromSeconds(1), now + (deadlineIn ?? TimeSpan.FromMinutes(5)));
    }

    public async Task<GateSettings> OpenAsync(GateSettings settings, int epoch = 1, params Hold[] places)
    {
        Assert.True(await Gate.RebuildAsync(settings, epoch, places, Stop));
        return settings;
    }

    public Task<GateReply> ReserveAsync(GateSettings settings, UserId user, int quantity = 1, int epoch = 1) =>
        Gate.ReserveAsync(new GateRequest(settings.Activity, epoch, user, NewReservation(), quantity), Stop);

    public async Task<GateSnapshot> SnapshotAsync(GateSettings settings) =>
        await Gate.SnapshotAsync(settings.Activity, Stop) ?? throw new InvalidOperationException("There is no gate");

    /// <summary>Everything the gate holds adds up, in every direction.</summary>
    public async Task<GateContents> CheckAsync(GateSettings settings)
    {
        var contents = await Gate.ReadAsync(settings.Activity, Stop) ?? throw new InvalidOperationException("There is no gate");
        Assert.Equal(contents.Capacity, contents.Left + contents.Places.Values.Sum(hold => hold.Quantity));
        Assert.Equal(contents.Held, contents.Places.Values.Where(hold => hold.State != HoldState.Sold).Sum(hold => hold.Quantity));
        Assert.Equal(
            contents.Places.Values.GroupBy(hold => hold.User).Select(group => (group.Key, group.Sum(hold => hold.Quantity))).OrderBy(pair => pair.Item1.Value),
            contents.Units.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Item1.Value));
        Assert.Equal(
            contents.Places.Values.Where(hold => hold.State != HoldState.Sold).Select(hold => (hold.User, hold.Id)).OrderBy(pair => pair.Item1.Value),
            contents.Live.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Item1.Value));
        return contents;
    }

    public async ValueTask DisposeAsync()
    {
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }
    }
}
