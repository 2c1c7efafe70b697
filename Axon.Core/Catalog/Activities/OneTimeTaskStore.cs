using Axon.Core.Db;

namespace Axon.Core.Catalog.Activities;

/// <summary>Remembers what is done once for a database.</summary>
public sealed class OneTimeTaskStore(Database database)
{
    /// <summary>True for the one transaction that may do it; the mark is part of it, so a failure leaves it for another try.</summary>
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
