using System.Data.Common;
using System.Globalization;
using Axon.Core.Facts;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Kernel;
using Axon.Tests.Servers;
using Dapper;
using MySql.Data.MySqlClient;

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
        List<DbConnection> open = [];

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            while (open.Count <= Connections)
            {
                open.Add(await database.Connections.OpenAsync(Stop));
            }
        });

        Assert.Equal(1203, Assert.IsType<MySqlException>(refused.InnerException).Number);
        foreach (var connection in open)
        {
            await connection.DisposeAsync();
        }
    }

    [Fact]
    public async Task Transaction_WhoseLockNobodyGivesBack_IsUnavailableAfterItsTries()
    {
        await using var database = await TestDatabase.CreateAsync(_servers.ConnectionStrings.MySql, "locked", []);
        await using var holder = await database.Connections.OpenAsync(Stop);
        await holder.ExecuteAsync("CREATE TABLE one (n INT PRIMARY KEY); INSERT INTO one VALUES (1)");
        await using var held = await holder.BeginTransactionAsync(Stop);
        await holder.ExecuteAsync("UPDATE one SET n = 2", transaction: held);
        var tries = 0;

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => database.Connections.InTransactionAsync(
            async (connection, transaction) =>
            {
                tries++;
                await connection.ExecuteAsync("SET innodb_lock_wait_timeout = 1", transaction: transaction);
                await connection.ExecuteAsync("UPDATE one SET n = 3", transaction: transaction);
            },
            Stop));

        Assert.Equal(1205, Assert.IsType<MySqlException>(refused.InnerException).Number);
        Assert.Equal(5, tries);
    }
}
