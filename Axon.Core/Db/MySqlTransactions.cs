using MySql.Data.MySqlClient;

namespace Axon.Core.Db;

/// <inheritdoc cref="ITransactions"/>
public sealed class MySqlTransactions(MySqlConnections connections) : ITransactions
{
    public async Task<T> RunAsync<T>(Func<IUnitOfWork, Task<T>> work, CancellationToken cancellationToken, TimeSpan? limit = null)
    {
        // A retried attempt starts with a new unit of work: what an abandoned one wanted to do after its commit goes with it.
        MySqlUnitOfWork? last = null;
        var result = await connections.InTransactionAsync((connection, transaction) => work(last = new MySqlUnitOfWork(connection, transaction)), cancellationToken, limit);
        last?.Committed();
        return result;
    }
}

/// <summary>The open transaction, for the adapters that write in it.</summary>
public sealed record MySqlUnitOfWork(MySqlConnection Connection, MySqlTransaction Transaction) : IUnitOfWork
{
    private readonly List<Action> _afterCommit = [];

    /// <summary>What an adapter does first with the work it was given.</summary>
    public static MySqlUnitOfWork Of(IUnitOfWork work) => (MySqlUnitOfWork)work;

    /// <summary>Runs <paramref name="action"/> once the transaction is durable, never otherwise. It must be quick and cannot fail the caller.</summary>
    public void OnCommitted(Action action) => _afterCommit.Add(action);

    internal void Committed() => _afterCommit.ForEach(action => action());
}

/// <summary>Runs work in one database transaction (READ COMMITTED).</summary>
public interface ITransactions
{
    /// <summary>Commits when <paramref name="work"/> returns, rolls back when it throws.</summary>
    /// <remarks>
    /// The work may run more than once: a deadlock or lock time-out is retried a few times from its beginning, so it must touch nothing
    /// outside the transaction. When this returns, the commit is durable. Throws what the work threw, or the database's error.
    /// </remarks>
    /// <param name="limit">After which a run that hangs, whatever hangs in it, is rolled back from outside; null for the longest, twenty seconds.</param>
    Task<T> RunAsync<T>(Func<IUnitOfWork, Task<T>> work, CancellationToken cancellationToken, TimeSpan? limit = null);
}

/// <summary>
/// One open database transaction. Ports that take it do their work inside it; nothing of it is visible to others, and nothing is
/// durable, before <see cref="ITransactions"/> has committed it.
/// </summary>
public interface IUnitOfWork;
