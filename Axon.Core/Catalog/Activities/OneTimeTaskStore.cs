using Axon.Core.Db;
using Dapper;

namespace Axon.Core.Catalog.Activities;

/// <inheritdoc cref="IOneTimeTasks"/>
public sealed class OneTimeTaskStore(Database database) : IOneTimeTasks
{
    public async Task<bool> TryAsync(string name, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken)
    {
        return await work.ExecuteAsync(
            "INSERT IGNORE INTO once_done (name, done_at) VALUES (@name, @now)", new { name, now }, cancellationToken) == 1;
    }

    public async Task<bool> IsDoneAsync(string name, CancellationToken cancellationToken)
    {
        return await database.ValueAsync<int?>(
            "SELECT 1 FROM once_done WHERE name = @name", new { name }, cancellationToken) is not null;
    }
}

/// <summary>Remembers what is done once for a database.</summary>
public interface IOneTimeTasks
{
    /// <summary>True for the one transaction that may do it; the mark is part of it, so a failure leaves it for another try.</summary>
    Task<bool> TryAsync(string name, DateTimeOffset now, UnitOfWork work, CancellationToken cancellationToken);

    Task<bool> IsDoneAsync(string name, CancellationToken cancellationToken);
}
