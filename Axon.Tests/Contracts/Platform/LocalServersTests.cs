using System.Diagnostics;
using System.Globalization;
using Axon.Core.Db;
using Axon.Core.Infrastructure.LocalServers;
using Axon.Core.Redis;
using Axon.Tests.Servers;
using Dapper;
using MySqlConnector;

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
    public async Task Start_AfterTheOwnerWasKilled_GoesOnWithItsServersAndEndsThemAtItsStop()
    {
        // What a killed owner leaves: running servers, their pid files, and locks that the kernel has given back.
        var killed = await StartAsync();
        await WriteAsync(killed);
        var orphans = Ids(killed);
        killed.Abandon();

        var servers = await StartAsync();
        var adopted = Ids(servers);
        var read = await ReadAsync(servers);
        await servers.DisposeAsync();

        Assert.Equal(orphans, adopted);
        Assert.Equal(killed.ConnectionStrings, servers.ConnectionStrings);
        Assert.Equal(("kept", "kept"), read);
        Assert.All(orphans, id => Assert.False(IsServing(id), $"Process {id} still runs"));
        Assert.Empty(RunningServers.Living(_folder));
    }

    [Fact]
    public async Task Start_OnServersThatWereStartedOtherwise_StartsThemAnewAndKeepsTheData()
    {
        var killed = await StartAsync();
        await WriteAsync(killed);
        var orphans = Ids(killed);
        killed.Abandon();
        await File.AppendAllTextAsync(Path.Combine(_folder, "secrets", "mariadb-init.sql"), "SELECT 1;\n", Stop);
        await File.AppendAllTextAsync(Path.Combine(_folder, "secrets", "redis.conf"), "loglevel debug\n", Stop);

        await using var servers = await StartAsync();

        Assert.Empty(orphans.Intersect(Ids(servers)));
        Assert.All(orphans, id => Assert.False(IsServing(id), $"Process {id} still runs"));
        Assert.Equal(("kept", "kept"), await ReadAsync(servers));
    }

    [Fact]
    public async Task Servers_WhoseOwnerWasKilledAndNobodyComes_StopByThemselvesAndKeepTheData()
    {
        var killed = await LocalServers.StartAsync(PrivateServers.Options(_folder) with { OutliveOwner = TimeSpan.FromSeconds(1) }, cancellationToken: Stop);
        await WriteAsync(killed);
        Assert.Equal(["mariadb", "redis", "watch"], RunningServers.Living(_folder).Select(server => server.Name).Except(["mariadbd-own"]));
        killed.Abandon();

        for (var watch = Stopwatch.StartNew(); RunningServers.Living(_folder).Count > 0; await Task.Delay(50, Stop))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), string.Join(", ", RunningServers.Living(_folder)));
        }

        Assert.Contains("Shutdown complete", await File.ReadAllTextAsync(Path.Combine(_folder, "logs", "mariadb.log"), Stop), StringComparison.Ordinal);
        await using var servers = await StartAsync();
        Assert.Equal(("kept", "kept"), await ReadAsync(servers));
    }

    [Fact]
    public async Task AdoptedServer_ThatDies_IsStartedAgain()
    {
        var killed = await StartAsync();
        var orphan = killed.Redis.ProcessId;
        killed.Abandon();
        await using var servers = await LocalServers.StartAsync(PrivateServers.Options(_folder) with { Restart = true }, cancellationToken: Stop);
        Assert.Equal(orphan, servers.Redis.ProcessId);

        await servers.Redis.KillAsync();

        for (var watch = Stopwatch.StartNew(); servers.Redis.ProcessId is null || servers.Redis.ProcessId == orphan; await Task.Delay(20, Stop))
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), "Redis was not started again");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MariaDb_LetsNobodyInButOurUser(bool oldFolder)
    {
        if (oldFolder)
        {
            await (await StartAsync()).DisposeAsync();
            await LetRootInAsync();
        }

        await using var servers = await StartAsync();

        var own = new MySqlConnectionStringBuilder(servers.ConnectionStrings.MySql) { Pooling = false, Database = "" };
        foreach (var user in new[] { "root", "mysql", "" })
        {
            await using var connection = new MySqlConnection(new MySqlConnectionStringBuilder(own.ConnectionString) { UserID = user, Password = "" }.ConnectionString);
            var refused = await Assert.ThrowsAsync<MySqlException>(() => connection.OpenAsync(Stop));
            Assert.Equal(1045, refused.Number);
        }

        await using var ours = new MySqlConnection(own.ConnectionString);
        await ours.OpenAsync(Stop);
        Assert.Equal(["GRANT USAGE", "GRANT ALL PRIVILEGES ON `axon`.*", "GRANT ALL PRIVILEGES ON `t%`.*"], (await ours.QueryAsync<string>("SHOW GRANTS")).Select(grant => grant.Split(" ON *.*")[0].Split(" TO ")[0]));
        Assert.Equal(1142, (await Assert.ThrowsAsync<MySqlException>(() => ours.ExecuteAsync("SELECT * FROM mysql.global_priv"))).Number);
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
        await using var servers = await LocalServers.StartAsync(PrivateServers.Options(_folder) with { Restart = true }, cancellationToken: Stop);
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

    private Task<LocalServers> StartAsync() => LocalServers.StartAsync(PrivateServers.Options(_folder), cancellationToken: Stop);

    private static int[] Ids(LocalServers servers) => [servers.MariaDb.ProcessId!.Value, servers.Redis.ProcessId!.Value]; // they run

    /// <summary>As a folder was left by a version that kept the accounts of a new database: root without a password.</summary>
    private async Task LetRootInAsync()
    {
        var start = new ProcessStartInfo(ServerBinary.Find("mariadbd")) { RedirectStandardInput = true, RedirectStandardError = true };
        string[] words = ["--no-defaults", "--bootstrap", $"--datadir={Path.Combine(_folder, "mariadb")}", "--innodb-log-file-size=96M", .. Environment.IsPrivilegedProcess ? new[] { "--user=root" } : []];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }

        using var server = Process.Start(start)!; // a program started without a shell
        await server.StandardInput.WriteLineAsync("""REPLACE INTO mysql.global_priv (Host, User, Priv) VALUES ('127.0.0.1', 'root', '{"access":18446744073709551615}');""");
        server.StandardInput.Close();
        var said = await server.StandardError.ReadToEndAsync(Stop);
        await server.WaitForExitAsync(Stop);
        Assert.True(server.ExitCode == 0, said);
    }

    private static bool IsServing(int id) => File.Exists($"/proc/{id}/cmdline") && File.ReadAllText($"/proc/{id}/cmdline").Length > 0;

    private static async Task WriteAsync(LocalServers servers)
    {
        await using var database = await TestDatabase.CreateAsync(servers.ConnectionStrings.MySql, "life", []);
        await database.ExecuteAsync("CREATE TABLE kept (word VARCHAR(10)); INSERT INTO kept VALUES ('kept')");
        await File.WriteAllTextAsync(Path.Combine(servers.DataDirectory, "database"), database.Database.Name, Stop);
        await using var redis = new RedisConnection(servers.ConnectionStrings.Redis);
        await redis.CallAsync(async data => await data.StringSetAsync("kept", "kept"), Stop);
    }

    private static async Task<(string? Row, string? Key)> ReadAsync(LocalServers servers)
    {
        var name = await File.ReadAllTextAsync(Path.Combine(servers.DataDirectory, "database"), Stop);
        await using var connections = new Database(new MySqlConnectionStringBuilder(servers.ConnectionStrings.MySql) { Database = name }.ConnectionString);
        await using var connection = await connections.OpenAloneAsync(Stop);
        var row = await connection.ExecuteScalarAsync<string>("SELECT word FROM kept");
        await using var redis = new RedisConnection(servers.ConnectionStrings.Redis);
        return (row, await redis.CallAsync(async data => (string?)await data.StringGetAsync("kept"), Stop));
    }
}
