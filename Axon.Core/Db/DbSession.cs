using Axon.Core.Kernel;
using Dapper;
using MySqlConnector;

namespace Axon.Core.Db;

/// <summary>Asks the database: rows, one row or value, a change. A <see cref="Database"/> asks on a connection of its own each time, a <see cref="UnitOfWork"/> inside its transaction.</summary>
/// <remarks>
/// <para>Parameters are the members of an object, never text in the statement. Ids are typed, times UTC, money minor units (<see cref="DapperTypes"/>).</para>
/// <para>An <c>UPDATE</c> answers the number of rows it <em>found</em>, also where the values were already right, so "0 rows" always means "the WHERE did not match".
/// <c>INSERT IGNORE</c> of an existing row answers 0; <c>INSERT … ON DUPLICATE KEY UPDATE</c> answers 1 for inserted, 2 for updated, 1 for found equal: do not tell insert from update by it.</para>
/// <para>A cancelled caller is noticed before a statement, not within it: what was sent ends by itself, in fifteen seconds at most, and may stand.</para>
/// <para>Throws <see cref="StoreUnavailableException"/> when the database is away, full, or slower than its limit; <see cref="MySqlException"/> when it refuses the statement.</para>
/// </remarks>
public abstract class DbSession
{
    /// <summary>All rows, read to the end.</summary>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        UseAsync<IReadOnlyList<T>>(async (connection, transaction) => (await connection.QueryAsync<T>(sql, parameters, transaction)).AsList(), cancellationToken);

    /// <summary>The only row, or the default of <typeparamref name="T"/> when there is none.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public Task<T?> OneAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        UseAsync((connection, transaction) => connection.QuerySingleOrDefaultAsync<T>(sql, parameters, transaction), cancellationToken);

    /// <summary>The only row.</summary>
    /// <exception cref="InvalidOperationException">There is none, or several.</exception>
    public Task<T> SingleAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        UseAsync((connection, transaction) => connection.QuerySingleAsync<T>(sql, parameters, transaction), cancellationToken);

    /// <summary>The first value of the first row, or the default when there is none.</summary>
    public Task<T?> ValueAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        UseAsync((connection, transaction) => connection.ExecuteScalarAsync<T>(sql, parameters, transaction), cancellationToken);

    /// <summary>How many rows were found.</summary>
    /// <param name="parameters">A list runs the statement once for each.</param>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
        UseAsync((connection, transaction) => connection.ExecuteAsync(sql, parameters, transaction), cancellationToken);

    /// <summary>Several results of one round trip, read by <paramref name="read"/> in their order.</summary>
    public Task<T> QueryManyAsync<T>(string sql, object? parameters, Func<SqlMapper.GridReader, Task<T>> read, CancellationToken cancellationToken) =>
        UseAsync(
            async (connection, transaction) =>
            {
                await using var results = await connection.QueryMultipleAsync(sql, parameters, transaction);
                return await read(results);
            },
            cancellationToken);

    /// <summary>For what the others cannot say, such as a row that is several objects.</summary>
    public abstract Task<T> UseAsync<T>(Func<MySqlConnection, MySqlTransaction?, Task<T>> statement, CancellationToken cancellationToken);
}

/// <summary>One open transaction (READ COMMITTED). Nothing in it is visible to others, or durable, before <see cref="Database"/> has committed it.</summary>
public sealed class UnitOfWork : DbSession
{
    private readonly MySqlConnection _connection;
    private readonly MySqlTransaction _transaction;
    private readonly List<Action> _afterCommit = [];

    internal UnitOfWork(MySqlConnection connection, MySqlTransaction transaction) => (_connection, _transaction) = (connection, transaction);

    internal bool RollsBack { get; private set; }

    public override Task<T> UseAsync<T>(Func<MySqlConnection, MySqlTransaction?, Task<T>> statement, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return statement(_connection, _transaction);
    }

    /// <summary>Undoes everything when the work returns; <paramref name="result"/> is what its caller is told: <c>return work.Rollback(refused);</c></summary>
    public T Rollback<T>(T result)
    {
        RollsBack = true;
        return result;
    }

    /// <summary>Runs <paramref name="action"/> once the transaction is durable, never otherwise. It must be quick and cannot fail the caller.</summary>
    public void OnCommitted(Action action) => _afterCommit.Add(action);

    internal void Committed() => _afterCommit.ForEach(action => action());
}
