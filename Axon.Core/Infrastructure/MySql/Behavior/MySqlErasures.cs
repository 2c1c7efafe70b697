using System.Data.Common;
using Axon.Core.Features.Behavior.Personal;
using Axon.Core.Features.Behavior.Ports;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <inheritdoc cref="IErasures"/>
internal sealed class MySqlErasures(MySqlConnections connections) : IErasures
{
    private const int Portion = 500;

    public Task RememberAsync(PersonIdentity person, DateTimeOffset at, CancellationToken cancellationToken) => connections.InTransactionAsync(
        async (connection, transaction) =>
        {
            // In the order of the key, so that two erasures wait for each other in one direction only.
            foreach (var portion in ErasedIdentity.Of(person, at).OrderBy(identity => identity.Key).Chunk(Portion))
            {
                var (values, parameters) = ParameterRows.Of(portion, identity => identity.Key, identity => identity.Kind.ToString(), identity => identity.ErasedAt);
                await connection.ExecuteAsync(new CommandDefinition(
                    $"INSERT INTO erased_identity (id, kind, erased_at) VALUES {values} ON DUPLICATE KEY UPDATE erased_at = GREATEST(erased_at, VALUES(erased_at))",
                    parameters, transaction, cancellationToken: cancellationToken));
            }
        },
        cancellationToken);

    public async Task<ErasedIdentities> SinceAsync(DateTimeOffset oldest, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return await SinceAsync(oldest, connection, null, cancellationToken);
    }

    /// <inheritdoc cref="IErasures.SinceAsync"/>
    public static async Task<ErasedIdentities> SinceAsync(DateTimeOffset oldest, DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            "SELECT id AS `key`, kind, erased_at AS erasedAt FROM erased_identity WHERE erased_at > @oldest", new { oldest }, transaction, cancellationToken: cancellationToken));
        return new ErasedIdentities(rows.Select(row => new ErasedIdentity(row.Key, Enum.Parse<ErasedKind>(row.Kind), row.ErasedAt)));
    }

    public async Task<int> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return await connection.ExecuteAsync(new CommandDefinition("DELETE FROM erased_identity WHERE erased_at < @time", new { time }, cancellationToken: cancellationToken));
    }

    private sealed record Row
    {
        public Guid Key { get; init; }

        public string Kind { get; init; } = "";

        public DateTimeOffset ErasedAt { get; init; }
    }
}
