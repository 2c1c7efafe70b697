using Axon.Core.Db;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Personal;

/// <inheritdoc cref="IPersonalData"/>
internal sealed class MySqlPersonalData(Database database) : IPersonalData
{
    private const int Chunk = 1000;

    // Two parts, each by an index of its own; an event with an account is only in the first.
    private const string Signed = "user_id = @user";
    private const string Unsigned = "user_id IS NULL AND visitor_id IN @seen AND (visitor_id IN @own OR session_id IN @sessions)";

    public async Task<IReadOnlyList<BehaviorEvent>> ReadAsync(PersonIdentity person, int most, CancellationToken cancellationToken)
    {
        var rows = await database.QueryAsync<PersonalRow>(
            $"""
            ({PersonalRow.Select} WHERE {Signed} ORDER BY occurred_at LIMIT @most) UNION ALL ({PersonalRow.Select} WHERE {Unsigned} ORDER BY occurred_at LIMIT @most)
            ORDER BY OccurredAt, EventId LIMIT @most
            """,
            Parameters(person, most),
            cancellationToken);
        return [.. rows.Select(row => row.ToEvent())];
    }

    public async Task<int> EraseAsync(PersonIdentity person, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var erased = 0;
        foreach (var part in new[] { Signed, Unsigned })
        {
            int deleted;
            do
            {
                // In pieces, so that nobody who records meanwhile waits long.
                deleted = await database.ExecuteAsync(
                    $"DELETE FROM behavior_event WHERE source = 'BROWSER' AND occurred_at < @before AND {part} LIMIT @most", Parameters(person, Chunk, before), cancellationToken);
                erased += deleted;
            }
            while (deleted == Chunk);
        }

        return erased;
    }

    public async Task EraseAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken)
    {
        await database.ExecuteAsync(
            "DELETE FROM behavior_event WHERE event_id IN @ids", new { ids = PersonRecordStore.OrNone([.. events.Select(happened => happened.EventId)]) }, cancellationToken);
    }

    private static object Parameters(PersonIdentity person, int most, DateTimeOffset before = default) => new
    {
        user = person.User,
        seen = PersonRecordStore.OrNone(person.Seen),
        own = PersonRecordStore.OrNone(person.Own),
        sessions = PersonRecordStore.OrNone(person.Sessions),
        most,
        before,
    };
}

/// <summary>One person's events, wherever events are kept.</summary>
/// <remarks>
/// A person's are the events that carry the account, and the unsigned ones of <see cref="PersonIdentity.Own"/> visitors and of
/// <see cref="PersonIdentity.Sessions"/>. Events of somebody else on the same browser are not. Throws <see cref="Axon.Core.Kernel.StoreUnavailableException"/>.
/// </remarks>
public interface IPersonalData
{
    /// <summary>What browsers and the backend reported, the oldest first, at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<BehaviorEvent>> ReadAsync(PersonIdentity person, int most, CancellationToken cancellationToken);

    /// <summary>Erases what browsers reported before a time and returns how many it was; when it returns nobody reads them any more.</summary>
    /// <remarks>Events of the backend stay: they are copies of the books, which must go on agreeing. May be called again after a failure.</remarks>
    Task<int> EraseAsync(PersonIdentity person, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>Erases these events, also such that no search finds yet.</summary>
    Task EraseAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken);
}
