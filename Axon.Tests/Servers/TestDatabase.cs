using System.Globalization;
using Axon.Core.Db;
using Microsoft.Extensions.Logging.Abstractions;
using MySqlConnector;

namespace Axon.Tests.Servers;

/// <summary>A fresh, migrated database of one test class.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static int _number;

    private TestDatabase(Database database) => Database = database;

    public Database Database { get; }

    public string ConnectionString => Database.ConnectionString;

    /// <param name="name">Whose database it is, so that a person who looks at the server finds it: usually <c>nameof(TheTests)</c>.</param>
    public static Task<TestDatabase> CreateAsync(PrivateServers servers, string name) =>
        CreateAsync(servers.ConnectionStrings.MySql, name, Migration.Embedded());

    /// <summary>As above, on a server that the test owns, or with other migrations.</summary>
    public static async Task<TestDatabase> CreateAsync(string server, string name, IReadOnlyList<Migration> migrations)
    {
        var database = string.Create(CultureInfo.InvariantCulture, $"t{Interlocked.Increment(ref _number)}_{name}");
        var connected = new Database(new MySqlConnectionStringBuilder(server) { Database = database[..Math.Min(60, database.Length)] }.ConnectionString);
        await new Migrator(connected, migrations, NullLogger<Migrator>.Instance).MigrateAsync(CancellationToken.None);
        return new TestDatabase(connected);
    }

    /// <summary>Runs a statement outside of any use case, to arrange; again when it lost a deadlock against work in the background.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) =>
        Database.InTransactionAsync(work => work.ExecuteAsync(sql, parameters, CancellationToken.None), CancellationToken.None);

    public Task<T?> ScalarAsync<T>(string sql, object? parameters = null) => Database.ValueAsync<T>(sql, parameters, CancellationToken.None);

    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) => Database.QueryAsync<T>(sql, parameters, CancellationToken.None);

    /// <summary>Takes every connection of the pool; disposing gives them back.</summary>
    public async Task<IAsyncDisposable> HoldAllAsync()
    {
        var end = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var taken = new SemaphoreSlim(0);
        var holders = Enumerable.Range(0, Database.MaximumOpen).Select(_ => Database.UseAsync(
            (_, _) =>
            {
                taken.Release();
                return end.Task;
            },
            CancellationToken.None)).ToList();
        for (var i = 0; i < holders.Count; i++)
        {
            await taken.WaitAsync();
        }

        return new Held(end, holders);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private sealed class Held(TaskCompletionSource<bool> end, List<Task<bool>> holders) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            end.TrySetResult(true);
            await Task.WhenAll(holders);
        }
    }
}
