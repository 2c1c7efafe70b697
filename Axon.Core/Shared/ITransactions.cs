namespace Axon.Core.Shared;

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
