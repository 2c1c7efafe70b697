using Axon.Core.Db;
using Axon.Tests.Servers;
using Microsoft.Extensions.Logging.Abstractions;

namespace Axon.Tests.Contracts.Platform;

public sealed class MigratorTests(PrivateServers servers)
{
    private static readonly Migration First = new(1, "001_first", "CREATE TABLE first (id INT); INSERT INTO first VALUES (1)");
    private static readonly Migration Second = new(2, "002_second", "ALTER TABLE first ADD word VARCHAR(10)");

    private string Server => servers.ConnectionStrings.MySql;

    [Fact]
    public async Task Migrate_Again_AppliesOnlyWhatIsNew()
    {
        await using var database = await TestDatabase.CreateAsync(Server, nameof(MigratorTests), [First]);

        await MigrateAsync(database, [First, Second]);
        await MigrateAsync(database, [First, Second]);

        Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM first"));
        Assert.Equal(["001_first", "002_second"], await database.QueryAsync<string>("SELECT name FROM schema_migration ORDER BY number"));
    }

    [Fact]
    public async Task Migrate_ByFourProcessesAtOnce_AppliesEachFileOnce()
    {
        await using var database = await TestDatabase.CreateAsync(Server, nameof(MigratorTests), []);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => MigrateAsync(database, [First, Second])));

        Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM first"));
    }

    [Fact]
    public async Task Migrate_AfterAnAppliedFileWasEdited_StopsWithItsName()
    {
        await using var database = await TestDatabase.CreateAsync(Server, nameof(MigratorTests), [First]);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(database, [First with { Sql = "CREATE TABLE other (id INT)" }]));

        Assert.Contains("001_first was changed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_WithLineEndsOfAnotherSystem_IsNoChange()
    {
        var unix = new Migration(1, "001_first", "CREATE TABLE first (\nid INT)\n");
        await using var database = await TestDatabase.CreateAsync(Server, nameof(MigratorTests), [unix]);

        await MigrateAsync(database, [new Migration(1, "001_first", unix.Sql.ReplaceLineEndings("\r\n"))]);
    }

    [Fact]
    public async Task Migrate_OfADatabaseThatIsNewer_StopsWithWords()
    {
        await using var database = await TestDatabase.CreateAsync(Server, nameof(MigratorTests), [First, Second]);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(database, [First]));

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_WithAFileThatFails_NamesItAndDoesNotRecordIt()
    {
        await using var database = await TestDatabase.CreateAsync(Server, nameof(MigratorTests), [First]);

        var refusal = await Assert.ThrowsAsync<MigrationException>(() => MigrateAsync(database, [First, new Migration(2, "002_bad", "ALTER TABLE nowhere ADD x INT")]));

        Assert.Contains("002_bad failed", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await database.ScalarAsync<int>("SELECT COUNT(*) FROM schema_migration"));
    }

    private static Task MigrateAsync(TestDatabase database, IReadOnlyList<Migration> migrations) =>
        new Migrator(database.Database, migrations, NullLogger<Migrator>.Instance).MigrateAsync(TestContext.Current.CancellationToken);
}
