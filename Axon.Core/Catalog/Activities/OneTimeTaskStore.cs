using Axon.Core.Db;
using Dapper;

namespace Axon.Core.Catalog.Activities;

/// <inheritdoc cref="IOneTimeTasks"/>
public sealed class OneTimeTaskStore(MySqlConnections connections) : IOneTimeTasks
{
    public async Task<bool> TryAsync(string name, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var (connection, transaction) = MySqlUnitOfWork.Of(work);
        return await connection.ExecuteAsync(new CommandDefinition(
            "INSERT IGNORE INTO once_done (name, done_at) VALUES (@name, @now)", new { name, now }, transaction, cancellationToken: cancellationToken)) == 1;
    }

    public async Task<bool> IsDoneAsync(string name, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<int?>(new CommandDefinition(
            "SELECT 1 FROM once_done WHERE name = @name", new { name }, cancellationToken: cancellationToken)) is not null;
    }
}

/// <summary>Remembers what is done once for a database.</summary>
public interface IOneTimeTasks
{
    /// <summary>True for the one transaction that may do it; the mark is part of it, so a failure leaves it for another try.</summary>
    Task<bool> TryAsync(string name, DateTimeOffset now, IUnitOfWork work, CancellationToken cancellationToken);

    Task<bool> IsDoneAsync(string name, CancellationToken cancellationToken);
}
