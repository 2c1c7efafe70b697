using Axon.Core.Features.Entry.Ports;
using Axon.Core.Features.Entry.Reconcile;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Entry;

/// <inheritdoc cref="IReconcileFindings"/>
public sealed class MySqlReconcileFindings(MySqlConnections connections) : IReconcileFindings
{
    public async Task<IReadOnlyList<Finding>> ListAsync(int count, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return
        [
            .. await connection.QueryAsync<Finding>(new CommandDefinition(
                """
                SELECT id, kind, subject, CAST(JSON_VALUE(detail, '$.activity') AS SIGNED) AS activity, JSON_VALUE(detail, '$.says') AS says,
                       found_at AS foundAt, repaired_at AS repairedAt, resolved_at AS resolvedAt
                FROM reconcile_finding ORDER BY resolved_at IS NULL DESC, id DESC LIMIT @count
                """,
                new { count },
                cancellationToken: cancellationToken)),
        ];
    }
}
