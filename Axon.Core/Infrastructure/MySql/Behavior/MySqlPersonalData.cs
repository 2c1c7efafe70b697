using Axon.Core.Features.Behavior;
using Axon.Core.Features.Behavior.Personal;
using Axon.Core.Features.Behavior.Ports;
using Dapper;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <inheritdoc cref="IPersonalData"/>
internal sealed class MySqlPersonalData(MySqlConnections connections) : IPersonalData
{
    private const int Chunk = 1000;

    // Two parts, each by an index of its own; an event with an account is only in the first.
    private const string Signed = "user_id = @user";
    private const string Unsigned = "user_id IS NULL AND visitor_id IN @seen AND (visitor_id IN @own OR session_id IN @sessions)";

    public async Task<IReadOnlyList<BehaviorEvent>> ReadAsync(PersonIdentity person, int most, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<PersonalRow>(new CommandDefinition(
            $"""
            ({PersonalRow.Select} WHERE {Signed} ORDER BY occurred_at LIMIT @most) UNION ALL ({PersonalRow.Select} WHERE {Unsigned} ORDER BY occurred_at LIMIT @most)
            ORDER BY OccurredAt, EventId LIMIT @most
            """,
            Parameters(person, most),
            cancellationToken: cancellationToken));
        return [.. rows.Select(row => row.ToEvent())];
    }

    public async Task<int> EraseAsync(PersonIdentity person, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var erased = 0;
        await using var connection = await connections.OpenAsync(cancellationToken);
        foreach (var part in new[] { Signed, Unsigned })
        {
            int deleted;
            do
            {
                // In pieces, so that nobody who records meanwhile waits long.
                deleted = await connection.ExecuteAsync(new CommandDefinition(
                    $"DELETE FROM behavior_event WHERE source = 'BROWSER' AND occurred_at < @before AND {part} LIMIT @most", Parameters(person, Chunk, before), cancellationToken: cancellationToken));
                erased += deleted;
            }
            while (deleted == Chunk);
        }

        return erased;
    }

    public async Task EraseAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(
            "DELETE FROM behavior_event WHERE event_id IN @ids", new { ids = MySqlPersonBook.OrNone([.. events.Select(happened => happened.EventId)]) }, cancellationToken: cancellationToken));
    }

    private static object Parameters(PersonIdentity person, int most, DateTimeOffset before = default) => new
    {
        user = person.User,
        seen = MySqlPersonBook.OrNone(person.Seen),
        own = MySqlPersonBook.OrNone(person.Own),
        sessions = MySqlPersonBook.OrNone(person.Sessions),
        most,
        before,
    };
}
