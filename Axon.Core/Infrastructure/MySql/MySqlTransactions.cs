using Axon.Core.Shared;

namespace Axon.Core.Infrastructure.MySql;

/// <inheritdoc cref="ITransactions"/>
public sealed class MySqlTransactions(MySqlConnections connections) : ITransactions
{
    public Task<T> RunAsync<T>(Func<IUnitOfWork, Task<T>> work, CancellationToken cancellationToken) =>
        connections.InTransactionAsync((connection, transaction) => work(new MySqlUnitOfWork(connection, transaction)), cancellationToken);
}
