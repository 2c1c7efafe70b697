using System.Text.Json;
using Axon.Core.Features.Behavior;
using Axon.Core.Features.Behavior.Ports;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <inheritdoc cref="IBadRows"/>
internal sealed class MySqlBadRows(MySqlConnections connections) : IBadRows
{
    public async Task AddAsync(IReadOnlyList<BadRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var (values, parameters) = ParameterRows.Of(
            rows,
            row => row.ReceivedAt,
            row => row.Stage,
            row => row.Reason,
            row => row.EventId,
            row => row.Sample,
            row => row.Origin,
            row => row.Payload,
            row => row.Context is { } context ? JsonSerializer.Serialize(BadRowContext.Of(context)) : null,
            row => row.VisitorId,
            row => row.UserId);
        await using var connection = await connections.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            $"""
            INSERT INTO behavior_bad_row (received_at, stage, reason, event_id, sample, origin, payload, context, visitor_id, user_id) VALUES {values}
            ON DUPLICATE KEY UPDATE origin = behavior_bad_row.origin
            """,
            parameters, cancellationToken: cancellationToken));
    }
}
