using System.Globalization;
using Axon.Core.Facts;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Dapper;
using MySqlConnector;

namespace Axon.Tests.Contracts.Platform;

/// <summary>A database without connections, or with a lock that nobody gives back, is away: it says nothing about what was to be written.</summary>
public sealed class FullStoreTests : IAsyncLifetime
{
    private const int Connections = 8;
    private LocalServers _servers = null!; // InitializeAsync

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _servers = await PrivateServers.StartOwnAsync(string.Create(CultureInfo.InvariantCulture, $"--max-user-connections={Connections}"));

    public async ValueTask DisposeAsync() => await PrivateServers.StopOwnAsync(_servers);

    [Fact]
    public async Task Open_BeyondTheServersLimit_IsUnavailable()
    {
        await using var database = await TestDatabase.CreateAsync(_servers.ConnectionStrings.MySql, "crowded", []);
        var end = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

        var open = Enumerable.Range(0, Connections + 1).Select(_ => database.Database.UseAsync((_, _) => end.Task, Stop)).ToList();
        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await await Task.WhenAny(open));

        Assert.Equal(1203, Assert.IsType<MySqlException>(refused.InnerException).Number);
        end.SetResult(true);
        Assert.Equal(Connections, (await Task.WhenAll(open.Select(async call => await call.ContinueWith(ended => ended.IsCompletedSuccessfully, TaskScheduler.Default)))).Count(held => held));
    }

    [Fact]
    public async Task Transaction_WhoseLockNobodyGivesBack_IsUnavailableAfterItsTries()
    {
        await using var database = await TestDatabase.CreateAsync(_servers.ConnectionStrings.MySql, "locked", []);
        await using var holder = await database.Database.OpenAloneAsync(Stop);
        await holder.ExecuteAsync("CREATE TABLE one (n INT PRIMARY KEY); INSERT INTO one VALUES (1)");
        await using var held = await holder.BeginTransactionAsync(Stop);
        await holder.ExecuteAsync("UPDATE one SET n = 2", transaction: held);
        var tries = 0;

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => database.Database.InTransactionAsync(
            async work =>
            {
                tries++;
                await work.ExecuteAsync("SET innodb_lock_wait_timeout = 1", null, Stop);
                await work.ExecuteAsync("UPDATE one SET n = 3", null, Stop);
            },
            Stop));

        Assert.Equal(1205, Assert.IsType<MySqlException>(refused.InnerException).Number);
        Assert.Equal(5, tries);
    }
}
