using System.Diagnostics;
using Axon.Core.Facts;
using Axon.Core.Kernel;
using Axon.Core.Redis;
using Axon.Tests.Servers;
using StackExchange.Redis;

namespace Axon.Tests.Contracts.Platform;

/// <summary>What every adapter relies on: our adapter over StackExchange.Redis against the real server.</summary>
public sealed class RedisAccessTests(PrivateServers servers) : IAsyncLifetime
{
    private const string Add = "return redis.call('INCRBY', KEYS[1], ARGV[1])";
    private readonly TestRedis _redis = TestRedis.Create(servers);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _redis.DisposeAsync();

    [Fact]
    public async Task Script_ForgottenByTheServer_RunsOnceByItsText()
    {
        var first = await _redis.Connection.EvaluateAsync(Add, ["n"], [5], Stop);
        await _redis.Connection.CallAsync(database => database.ExecuteAsync("SCRIPT", "FLUSH"), Stop);
        var second = await _redis.Connection.EvaluateAsync(Add, ["n"], [5], Stop);
        var third = await _redis.Connection.EvaluateAsync(Add, ["n"], [5], Stop);

        Assert.Equal([5, 10, 15], [(long)first, (long)second, (long)third]);
    }

    [Fact]
    public async Task Script_CalledByManyAtOnce_CountsEachCall()
    {
        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(_ => _redis.Connection.EvaluateAsync(Add, ["many"], [1], Stop)));

        Assert.Equal(2_000, (long)await _redis.Connection.CallAsync(database => database.StringGetAsync("many"), Stop));
    }

    [Fact]
    public async Task Script_ThatIsWrong_IsAnErrorOfTheProgramNotOfTheServer()
    {
        await Assert.ThrowsAsync<RedisServerException>(() => _redis.Connection.EvaluateAsync("return redis.call('NO-SUCH')", [], [], Stop));
    }

    [Fact]
    public async Task Identity_OfOneServer_StaysAndSaysNoEviction()
    {
        var first = await _redis.Connection.ReadIdentityAsync(Stop);
        var second = await _redis.Connection.ReadIdentityAsync(Stop);

        Assert.Equal(first, second);
        Assert.Equal((40, 40, "master", "noeviction"), (first.RunId.Length, first.ReplicationId.Length, first.Role, first.MaxMemoryPolicy));
    }

    [Fact]
    public async Task Connection_RedisKilledFrozenAndBack_FailsFastAndRecoversByItself()
    {
        var own = await PrivateServers.StartOwnAsync();
        try
        {
            await using var connection = new RedisConnection(own.ConnectionStrings.Redis);
            await connection.EvaluateAsync(Add, ["n"], [1], Stop);
            var before = await connection.ReadIdentityAsync(Stop);

            own.Redis.Freeze();
            await FailsWithinTheLimitAsync(connection);
            own.Redis.Thaw();
            await AnswersAgainAsync(connection);
            await own.Redis.KillAsync();
            await FailsWithinTheLimitAsync(connection);
            await own.Redis.StartAsync(Stop);
            await AnswersAgainAsync(connection);

            Assert.NotEqual(before.RunId, (await connection.ReadIdentityAsync(Stop)).RunId);
        }
        finally
        {
            await PrivateServers.StopOwnAsync(own);
        }
    }

    [Fact]
    public async Task Connection_MadeWhileRedisIsDown_WorksWhenItComes()
    {
        var own = await PrivateServers.StartOwnAsync();
        try
        {
            await own.Redis.StopAsync();
            await using var connection = new RedisConnection(own.ConnectionStrings.Redis);
            await FailsWithinTheLimitAsync(connection);
            await own.Redis.StartAsync(Stop);

            await AnswersAgainAsync(connection);
        }
        finally
        {
            await PrivateServers.StopOwnAsync(own);
        }
    }

    private static async Task FailsWithinTheLimitAsync(RedisConnection connection)
    {
        var watch = Stopwatch.StartNew();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => connection.EvaluateAsync(Add, ["n"], [1], Stop));

        // Twice: connecting and calling each have the limit; the rest is a slow machine's share.
        Assert.InRange(watch.ElapsedMilliseconds, 0, 2_500);
    }

    private static async Task AnswersAgainAsync(RedisConnection connection)
    {
        for (var watch = Stopwatch.StartNew(); ;)
        {
            try
            {
                await connection.EvaluateAsync(Add, ["n"], [1], Stop);
                TestContext.Current.SendDiagnosticMessage("Redis answered again after {0} ms", watch.ElapsedMilliseconds);
                return;
            }
            catch (StoreUnavailableException) when (watch.Elapsed < TimeSpan.FromSeconds(10))
            {
                await Task.Delay(20, Stop);
            }
        }
    }
}
