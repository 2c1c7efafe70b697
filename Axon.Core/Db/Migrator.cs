using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Axon.Core.Kernel;
using Dapper;
using Microsoft.Extensions.Logging;
using MySqlConnector;

namespace Axon.Core.Db;

/// <summary>Brings a database to the newest version: every numbered file once, in order, one process at a time.</summary>
public sealed partial class Migrator(Database database, IReadOnlyList<Migration> migrations, ILogger<Migrator> logger)
{
    private const int LockSeconds = 60;

    /// <summary>Creates the database when missing and applies what is new.</summary>
    /// <exception cref="MigrationException">An applied file was changed, the database is newer than this program, or a file failed.</exception>
    public async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await CreateDatabaseAsync(cancellationToken);
        await using var connection = await database.OpenAloneAsync(cancellationToken);
        // Waiting for another process, and changing a large table, take their time; the next user of the session sets it back.
        await connection.ExecuteAsync("SET max_statement_time = 0");
        // The lock belongs to the session: it goes with the process, however that ends.
        var name = $"axon-migrate-{database.Name}";
        if (await connection.ExecuteScalarAsync<int?>("SELECT GET_LOCK(@name, @LockSeconds)", new { name, LockSeconds }) != 1)
        {
            throw new MigrationException($"Another process has been migrating {database.Name} for more than {LockSeconds} s. Look for it before starting again.");
        }

        try
        {
            await ApplyAsync(connection, cancellationToken);
        }
        finally
        {
            await connection.ExecuteAsync("DO RELEASE_LOCK(@name)", new { name });
        }
    }

    /// <summary>Looks without changing anything.</summary>
    public async Task<MigrationState> StateAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAloneAsync(cancellationToken);
        var version = await connection.ExecuteScalarAsync<string>("SELECT VERSION()") ?? "";
        var known = await connection.ExecuteScalarAsync<int>(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'schema_migration'") > 0;
        var applied = known ? await AppliedAsync(connection) : [];
        try
        {
            MigrationRules.Check(migrations, applied);
            return new MigrationState(version, [.. migrations.Where(migration => !applied.ContainsKey(migration.Number)).Select(migration => migration.Name)], null);
        }
        catch (MigrationException exception)
        {
            return new MigrationState(version, [], exception.Message);
        }
    }

    private static async Task<Dictionary<int, (int Number, string Name, string Checksum)>> AppliedAsync(DbConnection connection) =>
        (await connection.QueryAsync<(int Number, string Name, string Checksum)>("SELECT number, name, checksum FROM schema_migration")).ToDictionary(row => row.Number);

    private async Task CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var server = new MySqlConnectionStringBuilder(database.ConnectionString) { Database = "", Pooling = false };
        await using var connection = new MySqlConnection(server.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception exception) when (MySqlFailures.IsUnavailable(exception))
        {
            throw new StoreUnavailableException("mysql", exception);
        }

        var quoted = database.Name.Replace("`", "``", StringComparison.Ordinal);
        await connection.ExecuteAsync($"CREATE DATABASE IF NOT EXISTS `{quoted}` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci");
    }

    private async Task ApplyAsync(MySqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            """
            CREATE TABLE IF NOT EXISTS schema_migration (
              number INT NOT NULL PRIMARY KEY,
              name VARCHAR(200) NOT NULL,
              checksum CHAR(64) CHARACTER SET ascii NOT NULL,
              applied_at DATETIME(6) NOT NULL DEFAULT (UTC_TIMESTAMP(6))
            )
            """);
        var applied = await AppliedAsync(connection);
        MigrationRules.Check(migrations, applied);

        foreach (var migration in migrations.Where(migration => !applied.ContainsKey(migration.Number)))
        {
            Log.Applying(logger, migration.Name, database.Name);
            try
            {
                await connection.ExecuteAsync(new CommandDefinition(migration.Sql, commandTimeout: 0, cancellationToken: cancellationToken));
            }
            catch (MySqlException exception)
            {
                throw new MigrationException(
                    $"{migration.Name} failed: {exception.Message}. MariaDB commits each CREATE and ALTER by itself, so part of the file may be in place; undo that part or restore a backup, then start again.",
                    exception);
            }

            await connection.ExecuteAsync(
                "INSERT INTO schema_migration (number, name, checksum) VALUES (@Number, @Name, @Checksum)",
                new { migration.Number, migration.Name, migration.Checksum });
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1101, LogLevel.Information, "Applying {Migration} to {Database}")]
        public static partial void Applying(ILogger logger, string migration, string database);
    }
}

/// <summary>One numbered SQL file of <c>Db/Migrations</c>.</summary>
public sealed record Migration(int Number, string Name, string Sql)
{
    private const string Folder = ".Db.Migrations.";

    /// <summary>Tells whether an applied file was edited afterwards; line ends do not count.</summary>
    public string Checksum =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n").TrimEnd())));

    /// <summary>The files that ship inside Axon.Core, in order.</summary>
    public static IReadOnlyList<Migration> Embedded()
    {
        var assembly = typeof(Migration).Assembly;
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.Contains(Folder, StringComparison.Ordinal) && name.EndsWith(".sql", StringComparison.Ordinal))
                .Select(name => Read(assembly.GetManifestResourceStream(name), name[(name.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^4]))
                .OrderBy(migration => migration.Number),
        ];
    }

    private static Migration Read(Stream? stream, string name)
    {
        using var reader = new StreamReader(stream ?? throw new InvalidOperationException($"No resource {name}"));
        var number = name.Split('_', 2)[0];
        return int.TryParse(number, out var parsed)
            ? new Migration(parsed, name, reader.ReadToEnd())
            : throw new InvalidOperationException($"Migration {name} must start with its number, as in 001_initial.sql");
    }
}

/// <summary>When a start must stop instead of touching the database.</summary>
internal static class MigrationRules
{
    public static void Check(IReadOnlyList<Migration> migrations, Dictionary<int, (int Number, string Name, string Checksum)> applied)
    {
        foreach (var twin in migrations.GroupBy(migration => migration.Number).Where(group => group.Count() > 1))
        {
            throw new MigrationException($"Two migrations carry the number {twin.Key}: {string.Join(" and ", twin.Select(migration => migration.Name))}. Renumber the newer one.");
        }

        var known = migrations.ToDictionary(migration => migration.Number);
        foreach (var row in applied.Values)
        {
            if (!known.TryGetValue(row.Number, out var migration))
            {
                throw new MigrationException($"The database has {row.Name}, which this program does not know: it was migrated by a newer version. Start that version, or restore a backup taken before it.");
            }

            if (migration.Checksum != row.Checksum)
            {
                throw new MigrationException($"{migration.Name} was changed after it had been applied to this database. Undo the change and put it into a new numbered file.");
            }
        }
    }
}

/// <summary>How a database stands to the migrations of this program.</summary>
/// <param name="Version">Of the server.</param>
/// <param name="Pending">What the next start applies.</param>
/// <param name="Problem">Why the next start would refuse, or null.</param>
public sealed record MigrationState(string Version, IReadOnlyList<string> Pending, string? Problem);

/// <summary>The database cannot be brought to this version; the message says why and what to do.</summary>
public sealed class MigrationException(string message, Exception? innerException = null) : Exception(message, innerException);
