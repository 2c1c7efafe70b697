using Axon.Core.Features.Behavior;
using Axon.Core.Features.Behavior.Ports;
using Axon.Core.Shared;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <inheritdoc cref="IVisitorBook"/>
internal sealed class MySqlVisitorBook(ITransactions transactions) : IVisitorBook
{
    public async Task RememberAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
    {
        if (events.Any(happened => happened.VisitorId is not null || happened is { UserId: not null, SessionId: not null }))
        {
            await transactions.RunAsync(
                async work =>
                {
                    await RememberAsync(events, MySqlUnitOfWork.Of(work), cancellationToken);
                    return true;
                },
                cancellationToken);
        }
    }

    /// <summary>As above, in the transaction that stores the events.</summary>
    /// <remarks>Rows go in by the order of their keys, so that two processes wait for each other in one direction only.</remarks>
    public static async Task RememberAsync(IReadOnlyList<BehaviorEvent> events, MySqlUnitOfWork work, CancellationToken cancellationToken)
    {
        async Task Insert<T>(string sql, IReadOnlyList<T> rows, params Func<T, object?>[] columns)
        {
            if (rows.Count > 0)
            {
                var (values, parameters) = BehaviorRows.Rows(rows, columns);
                await work.Connection.ExecuteAsync(new CommandDefinition(sql + values, parameters, work.Transaction, cancellationToken: cancellationToken));
            }
        }

        await Insert<(Guid Visitor, DateTimeOffset FirstSeen)>(
            BehaviorRows.Visitors,
            [.. events.Where(e => e.VisitorId is not null).GroupBy(e => e.VisitorId.GetValueOrDefault(), (visitor, own) => (visitor, own.Min(e => e.OccurredAt))).OrderBy(row => row.visitor)],
            row => row.Visitor,
            row => row.FirstSeen);
        var signedIn = events.Where(e => e.UserId is not null).OrderBy(e => e.OccurredAt).ToList();
        await Insert<BehaviorEvent>(
            BehaviorRows.Sessions, [.. signedIn.Where(e => e.SessionId is not null).DistinctBy(e => e.SessionId).OrderBy(e => e.SessionId)], e => e.SessionId, e => e.UserId, e => e.OccurredAt);
        await Insert<BehaviorEvent>(
            BehaviorRows.Identities, [.. signedIn.Where(e => e.VisitorId is not null).DistinctBy(e => (e.VisitorId, e.UserId)).OrderBy(e => e.VisitorId)], e => e.VisitorId, e => e.UserId, e => e.OccurredAt);
    }
}
