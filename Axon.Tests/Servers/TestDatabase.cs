using System.Globalization;
using Axon.Core.Db;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using MySql.Data.MySqlClient;

namespace Axon.Tests.Servers;

/// <summary>A fresh, migrated database of one test class.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static int _number;

    private TestDatabase(MySqlConnections connections) => Connections = connections;

    public MySqlConnections Connections { get; }

    public string ConnectionString => Connections.ConnectionString;

    /// <param name="name">Whose database it is, so that a person who looks at the server finds it: usually <c>nameof(TheTests)</c>.</param>
    public static Task<TestDatabase> CreateAsync(PrivateServers servers, string name) =>
        CreateAsync(servers.ConnectionStrings.MySql, name, Migration.Embedded());

    /// <summary>As above, on a server that the test owns, or with other migrations.</summary>
    public static async Task<TestDatabase> CreateAsync(string server, string name, IReadOnlyList<Migration> migrations)
    {
        var database = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _number)}_{name}");
        var connections = new MySqlConnections(new MySqlConnectionStringBuilder(server) { Database = database[..Math.Min(60, database.Length)] }.ConnectionString);
        await new Migrator(connections, migrations, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
        return new TestDatabase(connections);
    }

    /// <summary>Runs a statement outside of any use case, to arrange; again when it lost a deadlock against work in the background.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        Connections.InTransactionAsync((connection, transaction) => connection.ExecuteAsync(sql, parameters, transaction), CancellationToken.None);

    public async Task<T?> ScalarAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Connections.OpenAsync(CancellationToken.None);
        return await connection.ExecuteScalarAsync<T>(sql, parameters);
    }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await Connections.OpenAsync(CancellationToken.None);
        return [.. await connection.QueryAsync<T>(sql, parameters)];
    }

    public async ValueTask DisposeAsync()
    {
        await using (var pooled = new MySqlConnection(ConnectionString))
        {
            await pooled.ClearPoolAsync(pooled);
        }

        Connections.Dispose();
    }
}
