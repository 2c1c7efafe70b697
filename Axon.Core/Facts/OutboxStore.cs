using System.Globalization;
using Axon.Core.Db;
using Dapper;

namespace Axon.Core.Facts;

/// <summary>Records facts in the transaction that made them true.</summary>
/// <remarks>Facts of one aggregate are delivered in the order of their rows, so a transaction locks the aggregate's own row before it adds facts about it.</remarks>
public sealed class OutboxStore(FactSignal signal)
{
    /// <summary>Adds the facts to the transaction: they are delivered when it commits and never when it does not.</summary>
    public async Task AddAsync(UnitOfWork work, IReadOnlyCollection<Fact> facts, CancellationToken cancellationToken)
    {
        if (facts.Count == 0)
        {
            return;
        }

        var parameters = new DynamicParameters();
        List<string> rows = [];
        foreach (var fact in facts)
        {
            var n = rows.Count.ToString(CultureInfo.InvariantCulture);
            parameters.Add("id" + n, fact.Id);
            parameters.Add("aggregate" + n, fact.Aggregate);
            parameters.Add("type" + n, fact.Type.ToString());
            parameters.Add("payload" + n, FactJson.Write(fact));
            parameters.Add("at" + n, fact.OccurredAt);
            rows.Add($"(@id{n}, @aggregate{n}, @type{n}, @payload{n}, @at{n}, UTC_TIMESTAMP(6))");
        }

        await work.ExecuteAsync(
            $"INSERT INTO outbox (message_id, aggregate, type, payload, occurred_at, available_at) VALUES {string.Join(", ", rows)}",
            parameters,
            cancellationToken);
        work.OnCommitted(signal.Raise);
    }
}
