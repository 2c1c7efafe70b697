using System.Text.Json;
using Axon.Core.Features.Messages.Ports;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Outbox;

/// <inheritdoc cref="IInbox"/>
public sealed class MySqlInbox : IInbox
{
    // In the order of the key, so that two processes wait for each other in one direction only.
    private const string Add =
        """
        INSERT IGNORE INTO inbox (consumer, message_id, processed_at) SELECT @consumer, UNHEX(fact), UTC_TIMESTAMP(6)
        FROM JSON_TABLE(@facts, '$[*]' COLUMNS (fact CHAR(32) PATH '$')) given ORDER BY fact RETURNING message_id
        """;

    public async Task<IReadOnlySet<Guid>> AddAsync(string consumer, IReadOnlyCollection<Guid> facts, IUnitOfWork work, CancellationToken cancellationToken)
    {
        var mysql = MySqlUnitOfWork.Of(work);
        var added = await mysql.Connection.QueryAsync<Guid>(new CommandDefinition(
            Add, new { consumer, facts = JsonSerializer.Serialize(facts.Select(fact => fact.ToString("N"))) }, mysql.Transaction, cancellationToken: cancellationToken));
        return added.ToHashSet();
    }
}
