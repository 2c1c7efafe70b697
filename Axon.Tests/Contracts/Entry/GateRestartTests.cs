using Axon.Core.Entry;
using Axon.Core.Facts;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Axon.Core.Redis;
using Axon.Tests.Servers;

namespace Axon.Tests.Contracts.Entry;

/// <summary>A Redis that died and came back, empty or with old data, grants nothing until the gate is rebuilt.</summary>
public sealed class GateRestartTests : IAsyncLifetime
{
    private LocalServers _servers = null!; // InitializeAsync
    private RedisConnection _connection = null!; // InitializeAsync
    private GateBench _bench = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _servers = await PrivateServers.StartOwnAsync();
        _connection = new RedisConnection(_servers.ConnectionStrings.Redis);
        _bench = new GateBench(_connection);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await PrivateServers.StopOwnAsync(_servers);
    }

    // The server counts for all its clients, so this needs one of its own.
    [Fact]
    public async Task Reserve_IsOneRoundTrip()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings());
        await _bench.ReserveAsync(settings, GateBench.NewUser());
        var before = await CommandsAsync();

        await _bench.ReserveAsync(settings, GateBench.NewUser());

        Assert.Equal(1, await CommandsAsync() - before);
    }

    [Fact]
    public async Task Restart_WithStaleData_GrantsNothingUntilRebuilt()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 50));
        // What is on disk now is what the next start finds; the grants after it are lost.
        await _connection.CallAsync(database => database.ExecuteAsync("CONFIG", "SET", "appendonly", "no"), Stop);
        await _connection.CallAsync(database => database.ExecuteAsync("CONFIG", "SET", "appendonly", "yes"), Stop);
        await RewrittenAsync();
        await _connection.CallAsync(database => database.ExecuteAsync("CONFIG", "SET", "appendfsync", "no"), Stop);
        var granted = await _bench.ReserveAsync(settings, GateBench.NewUser());

        await _servers.Redis.KillAsync();
        await _servers.Redis.StartAsync(Stop);
        var replies = await BurstAsync(settings);

        Assert.NotEmpty(replies);
        Assert.All(replies, reply => Assert.Equal(GateOutcome.OtherServer, reply.Outcome));
        await _bench.OpenAsync(settings, 2, granted.Hold!);
        Assert.Equal(GateOutcome.Reserved, (await _bench.ReserveAsync(settings, GateBench.NewUser(), epoch: 2)).Outcome);
        Assert.Equal(48, (await _bench.CheckAsync(settings)).Left);
    }

    [Fact]
    public async Task Restart_Empty_GrantsNothingUntilRebuilt()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings(capacity: 50));
        await _servers.Redis.KillAsync();
        Directory.Delete(Path.Combine(_servers.DataDirectory, "redis"), recursive: true);
        Directory.CreateDirectory(Path.Combine(_servers.DataDirectory, "redis"));

        await _servers.Redis.StartAsync(Stop);
        var replies = await BurstAsync(settings);

        Assert.NotEmpty(replies);
        Assert.All(replies, reply => Assert.Equal(GateOutcome.Missing, reply.Outcome));
        await _bench.OpenAsync(settings, 2);
        Assert.Equal(GateOutcome.Reserved, (await _bench.ReserveAsync(settings, GateBench.NewUser(), epoch: 2)).Outcome);
    }

    [Fact]
    public async Task Away_AnswersUnavailableWithinTwoSeconds()
    {
        var settings = await _bench.OpenAsync(GateBench.Settings());
        _servers.Redis.Freeze();
        var started = TimeProvider.System.GetTimestamp();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => _bench.ReserveAsync(settings, GateBench.NewUser()));

        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(2));
        _servers.Redis.Thaw();
    }

    /// <summary>Asks again and again while the client finds its way back; the calls that did get an answer.</summary>
    private async Task<List<GateReply>> BurstAsync(GateSettings settings)
    {
        List<GateReply> replies = [];
        for (var i = 0; i < 200 && replies.Count < 20; i++)
        {
            try
            {
                replies.Add(await _bench.ReserveAsync(settings, GateBench.NewUser()));
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(25, Stop);
            }
        }

        return replies;
    }

    private async Task RewrittenAsync()
    {
        while (!((string?)await _connection.CallAsync(database => database.ExecuteAsync("INFO", "persistence"), Stop))!.Contains("aof_rewrite_in_progress:0", StringComparison.Ordinal))
        {
            await Task.Delay(10, Stop);
        }
    }

    /// <summary>How many scripts clients have sent: everything a script does inside counts for other commands.</summary>
    private async Task<long> CommandsAsync()
    {
        var info = (string?)await _bench.Connection.CallAsync(database => database.ExecuteAsync("INFO", "commandstats"), Stop);
        return info!.Split('\n').Where(line => line.StartsWith("cmdstat_eval", StringComparison.Ordinal))
            .Sum(line => long.Parse(line.Split("calls=")[1].Split(',')[0], System.Globalization.CultureInfo.InvariantCulture));
    }
}
