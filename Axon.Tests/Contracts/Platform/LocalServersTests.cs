using System.Diagnostics;
using System.Globalization;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Infrastructure.MySql;
using Axon.Core.Infrastructure.Redis;
using Axon.Tests.Servers;
using Dapper;
using MySql.Data.MySqlClient;

namespace Axon.Tests.Contracts.Platform;

/// <summary>The private servers' life on their data folder: start, restart, a second owner, a killed owner.</summary>
public sealed class LocalServersTests(PrivateServers shared) : IAsyncLifetime
{
    private readonly string _folder = TestFolder.Create("life");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        // Only to skip where there are none.
        _ = shared.ConnectionStrings;
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        TestFolder.Delete(_folder);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Stop_ThenStart_FindsDataPortsAndPasswordsAgain()
    {
        string first;
        await using (var servers = await StartAsync())
        {
            first = servers.ConnectionStrings.MySql;
            await WriteAsync(servers);
        }

        await using var again = await StartAsync();

        Assert.Equal(first, again.ConnectionStrings.MySql);
        Assert.Equal(("kept", "kept"), await ReadAsync(again));
    }

    [Fact]
    public async Task Stop_WithBothServersRunning_TakesLessThanTenSeconds()
    {
        var servers = await StartAsync();
        var watch = Stopwatch.StartNew();

        await servers.DisposeAsync();

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
        Assert.Null(servers.MariaDb.ProcessId);
        Assert.Null(servers.Redis.ProcessId);
    }

    [Fact]
    public async Task Start_OnAFolderInUse_IsRefusedInWords()
    {
        await using var servers = await StartAsync();

        var refusal = await Assert.ThrowsAsync<LocalServersException>(StartAsync);

        Assert.Contains(_folder, refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterTheOwnerWasKilled_EndsTheOrphansAndKeepsTheData()
    {
        // What a killed owner leaves: running servers, their pid files, and a lock that the kernel has given back.
        var killed = await StartAsync();
        await WriteAsync(killed);
        var orphans = new[] { killed.MariaDb.ProcessId!.Value, killed.Redis.ProcessId!.Value };
        killed.Abandon();

        await using var servers = await StartAsync();

        Assert.All(orphans, id => Assert.False(IsServing(id), $"Process {id} still runs"));
        Assert.Equal(("kept", "kept"), await ReadAsync(servers));
    }

    [Fact]
    public async Task Start_WithAPidFileOfAnotherProcess_LeavesThatProcessAlone()
    {
        using var stranger = Process.Start("sleep", "600");
        Directory.CreateDirectory(Path.Combine(_folder, "run"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "run", "mariadb.pid"), stranger.Id.ToString(CultureInfo.InvariantCulture), Stop);

        await using var servers = await StartAsync();

        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task Server_ThatDies_IsStartedAgain()
    {
        await using var servers = await LocalServers.StartAsync(new LocalServersOptions(_folder), cancellationToken: Stop);
        var before = servers.Redis.ProcessId;

        await servers.Redis.KillAsync();

        for (var watch = Stopwatch.StartNew(); servers.Redis.ProcessId is null || servers.Redis.ProcessId == before; await Task.Delay(20, Stop))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), "Redis was not started again");
        }
    }

    [Fact]
    public async Task Secrets_OnDisk_AreReadableByTheOwnerOnly()
    {
        await using var servers = await StartAsync();

        Assert.All(
            Directory.GetFiles(Path.Combine(_folder, "secrets")),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        var command = await File.ReadAllTextAsync($"/proc/{servers.Redis.ProcessId}/cmdline", Stop) + await File.ReadAllTextAsync($"/proc/{servers.MariaDb.ProcessId}/cmdline", Stop);
        Assert.DoesNotContain(new MySqlConnectionStringBuilder(servers.ConnectionStrings.MySql).Password, command, StringComparison.Ordinal);
    }

    private Task<LocalServers> StartAsync() => LocalServers.StartAsync(new LocalServersOptions(_folder) { Restart = false }, cancellationToken: Stop);

    private static bool IsServing(int id) => File.Exists($"/proc/{id}/cmdline") && File.ReadAllText($"/proc/{id}/cmdline").Length > 0;

    private static async Task WriteAsync(LocalServers servers)
    {
        await using var database = await TestDatabase.CreateAsync(servers.ConnectionStrings.MySql, "life", []);
        await database.ExecuteAsync("CREATE TABLE kept (word VARCHAR(10)); INSERT INTO kept VALUES ('kept')");
        await File.WriteAllTextAsync(Path.Combine(servers.DataDirectory, "database"), database.Connections.DatabaseName, Stop);
        await using var redis = new RedisConnection(servers.ConnectionStrings.Redis);
        await redis.CallAsync(async data => await data.StringSetAsync("kept", "kept"), Stop);
    }

    private static async Task<(string? Row, string? Key)> ReadAsync(LocalServers servers)
    {
        var name = await File.ReadAllTextAsync(Path.Combine(servers.DataDirectory, "database"), Stop);
        using var connections = new MySqlConnections(new MySqlConnectionStringBuilder(servers.ConnectionStrings.MySql) { Database = name }.ConnectionString);
        await using var connection = await connections.OpenAsync(Stop);
        var row = await connection.ExecuteScalarAsync<string>("SELECT word FROM kept");
        await using var redis = new RedisConnection(servers.ConnectionStrings.Redis);
        return (row, await redis.CallAsync(async data => (string?)await data.StringGetAsync("kept"), Stop));
    }
}
