using System.Net;
using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Redis;
using Axon.Tests.Servers;
using Axon.Tests.Support;
using StackExchange.Redis;
using StackExchange.Redis.Availability;

namespace Axon.Tests.Contracts.Entry;

/// <summary>Gates behind a connection that breaks, and beside those of another installation.</summary>
public sealed class GateConnectionTests(PrivateServers servers) : IAsyncDisposable
{
    private readonly TestRedis _redis = TestRedis.Create(servers);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Fact]
    public async Task Reserve_ConnectionDiesAfterTheScriptRan_IsUnknownAndNeverSentAgain()
    {
        await using var bench = new GateBench(_redis.Connection);
        await using var proxy = Proxy();
        await using var connection = new RedisConnection(Behind(proxy));
        var gate = new RedisEntryGate(connection);
        var settings = await bench.OpenAsync(GateBench.Settings(capacity: 10));
        var asked = new GateRequest(settings.Activity, 1, GateBench.NewUser(), GateBench.NewReservation(), 2);
        // Loads the script, so that the mark comes once for each time that it is run.
        await gate.ReserveAsync(asked with { User = GateBench.NewUser(), Reservation = GateBench.NewReservation(), Quantity = 1 }, Stop);

        proxy.CutAfter(asked.Reservation.Value.ToString("N"));
        var thrown = await Assert.ThrowsAsync<StoreUnavailableException>(() => gate.ReserveAsync(asked, Stop));
        await AnswersAgainAsync(gate, settings.Activity);

        Assert.False(thrown.NothingRan);
        Assert.Equal(1, proxy.Seen);
        var contents = await bench.CheckAsync(settings);
        Assert.Equal((7, 2), (contents.Left, contents.Places[asked.Reservation].Quantity));
    }

    [Fact]
    public async Task Script_ConnectionDiesAfterItRan_WouldRunTwiceWithTheClientsRetry()
    {
        const string count = "return redis.call('INCRBY', KEYS[1], ARGV[1])";
        await using var proxy = Proxy();
        await using var connection = new RedisConnection(Behind(proxy));
        await connection.EvaluateAsync(count, ["n"], [0], Stop);
        RetryPolicy retries = new RetryPolicy.Builder { MaxAttempts = 20, RetryDelay = TimeSpan.FromMilliseconds(100), MaxCommandRetryCategory = CommandFlags.CommandRetryAlways };

        proxy.CutAfter("1234567");
        await connection.CallAsync(database => database.WithRetry(retries).ScriptEvaluateAsync(count, ["n"], [1234567], CommandFlags.CommandRetryAlways), Stop);

        Assert.Equal(2, proxy.Seen);
        Assert.Equal(2 * 1234567, (long)await connection.CallAsync(database => database.StringGetAsync("n"), Stop));
    }

    [Fact]
    public async Task Installations_OnOneRedis_DoNotTouchEachOther()
    {
        await using var first = new RedisConnection(_redis.ConnectionString, "first");
        await using var second = new RedisConnection(_redis.ConnectionString, "second");
        await using var one = new GateBench(first);
        await using var other = new GateBench(second);
        var settings = await one.OpenAsync(GateBench.Settings(capacity: 5));
        Assert.Null(await other.Gate.SnapshotAsync(settings.Activity, Stop));

        await other.OpenAsync(settings with { Capacity = 50 });
        var reply = await one.ReserveAsync(settings, GateBench.NewUser(), 2);
        await other.ReserveAsync(settings, GateBench.NewUser());

        Assert.Equal((3, 49), ((await one.CheckAsync(settings)).Left, (await other.CheckAsync(settings)).Left));
        Assert.False(await other.Gate.ReturnAsync(settings.Activity, reply.Hold!.Id, Stop));
        Assert.True(await one.Gate.ReturnAsync(settings.Activity, reply.Hold.Id, Stop));
        Assert.Equal((5, 49), ((await one.CheckAsync(settings)).Left, (await other.CheckAsync(settings)).Left));
    }

    private CuttingProxy Proxy() => new(_redis.Connection.EndPoints.Single());

    private string Behind(CuttingProxy proxy)
    {
        var options = ConfigurationOptions.Parse(_redis.ConnectionString);
        options.EndPoints.Clear();
        options.EndPoints.Add((IPEndPoint)proxy.EndPoint);
        return options.ToString(includePassword: true);
    }

    private static Task AnswersAgainAsync(RedisEntryGate gate, ActivityId activity) => Wait.UntilAsync("the connection is back", async () =>
    {
        try
        {
            return await gate.SnapshotAsync(activity, Stop) is not null;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    });
}
