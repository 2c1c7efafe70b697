using Axon.Core.Features.Campaigns.Ports;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Campaigns;

/// <inheritdoc cref="IOnce"/>
public sealed class MySqlOnce(MySqlConnections connections) : IOnce
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
