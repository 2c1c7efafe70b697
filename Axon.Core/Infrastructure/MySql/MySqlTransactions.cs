using Axon.Core.Shared;

namespace Axon.Core.Infrastructure.MySql;

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
