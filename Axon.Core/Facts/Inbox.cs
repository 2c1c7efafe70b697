using System.Text.Json;
using Axon.Core.Db;

namespace Axon.Core.Facts;

/// <summary>What each consumer has already done.</summary>
public sealed class Inbox
{
    // In the order of the key, so that two processes wait for each other in one direction only.
    private const string Add =
        """
        INSERT IGNORE INTO inbox (consumer, message_id, processed_at) SELECT @consumer, UNHEX(fact), UTC_TIMESTAMP(6)
        FROM JSON_TABLE(@facts, '$[*]' COLUMNS (fact CHAR(32) PATH '$')) given ORDER BY fact RETURNING message_id
        """;

    /// <summary>
    /// Notes in the transaction that <paramref name="consumer"/> handles these facts, and returns those that it has not handled before. Waits for another
    /// transaction that is handling one of them now. One round trip.
    /// </summary>
    public async Task<IReadOnlySet<Guid>> AddAsync(string consumer, IReadOnlyCollection<Guid> facts, UnitOfWork work, CancellationToken cancellationToken)
    {
        var added = await work.QueryAsync<Guid>(
            Add, new { consumer, facts = JsonSerializer.Serialize(facts.Select(fact => fact.ToString("N"))) }, cancellationToken);
        return added.ToHashSet();
    }
}
