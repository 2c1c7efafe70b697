using System.Security.Cryptography;
using Axon.Core.Db;
using Axon.Core.Tracking.Collect;

namespace Axon.Core.Tracking.Personal;

/// <summary>Remembers who was erased, for as long as older events of theirs can still arrive.</summary>
public sealed class ErasureStore(Database database)
{
    private const int Portion = 500;

    /// <summary>From its return on, whoever stores events knows of the erasure. Idempotent; the latest time counts.</summary>
    public Task RememberAsync(PersonIdentity person, DateTimeOffset at, CancellationToken cancellationToken) => database.InTransactionAsync(
        async work =>
        {
            // In the order of the key, so that two erasures wait for each other in one direction only.
            foreach (var portion in ErasedIdentity.Of(person, at).OrderBy(identity => identity.Key).Chunk(Portion))
            {
                var (values, parameters) = ParameterRows.Of(portion, identity => identity.Key, identity => identity.Kind.ToString(), identity => identity.ErasedAt);
                await work.ExecuteAsync(
                    $"INSERT INTO erased_identity (id, kind, erased_at) VALUES {values} ON DUPLICATE KEY UPDATE erased_at = GREATEST(erased_at, VALUES(erased_at))",
                    parameters,
                    cancellationToken);
            }
        },
        cancellationToken);

    /// <summary>The erasures that events as old as <paramref name="oldest"/> can be concerned by.</summary>
    public Task<ErasedIdentities> SinceAsync(DateTimeOffset oldest, CancellationToken cancellationToken) => SinceAsync(oldest, database, cancellationToken);

    /// <summary>The erasures that events as old as <paramref name="oldest"/> can be concerned by.</summary>
    public static async Task<ErasedIdentities> SinceAsync(DateTimeOffset oldest, DbSession session, CancellationToken cancellationToken)
    {
        var rows = await session.QueryAsync<Row>(
            "SELECT id AS `key`, kind, erased_at AS erasedAt FROM erased_identity WHERE erased_at > @oldest", new { oldest }, cancellationToken);
        return new ErasedIdentities(rows.Select(row => new ErasedIdentity(row.Key, Enum.Parse<ErasedKind>(row.Kind), row.ErasedAt)));
    }

    /// <summary>Drops what is remembered of erasures so old that no earlier event is taken any more.</summary>
    public async Task<int> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken)
    {
        return await database.ExecuteAsync("DELETE FROM erased_identity WHERE erased_at < @time", new { time }, cancellationToken);
    }

    private sealed record Row
    {
        public Guid Key { get; init; }

        public string Kind { get; init; } = "";

        public DateTimeOffset ErasedAt { get; init; }
    }
}

/// <summary>Erased people, to tell which events must not be stored again. Nearly always there are none: only erasures after an event concern it.</summary>
public sealed class ErasedIdentities(IEnumerable<ErasedIdentity> identities)
{
    private readonly Dictionary<(Guid Key, ErasedKind Kind), DateTimeOffset> _known = identities.ToDictionary(identity => (identity.Key, identity.Kind), identity => identity.ErasedAt);

    /// <summary>It is of an erased person, and older than the erasure. By the same rule as <see cref="IPersonalData"/>: facts of the backend stay.</summary>
    public bool Cover(BehaviorEvent happened) => _known.Count > 0 && happened.Source == EventSource.BROWSER && (happened.UserId is { } user
        ? At(user, ErasedKind.USER) > happened.OccurredAt
        : At(happened.VisitorId, ErasedKind.VISITOR) > happened.OccurredAt || At(happened.SessionId, ErasedKind.SESSION) > happened.OccurredAt);

    /// <summary>A covered event that tells of a visitor or a visit which nobody knew to be this person's.</summary>
    public bool LearnFrom(BehaviorEvent happened) => happened.UserId is not null && Cover(happened)
        && ((happened.VisitorId is { } visitor && At(visitor, ErasedKind.VISITOR) is null && At(visitor, ErasedKind.SHARED) is null)
            || (happened.SessionId is { } session && At(session, ErasedKind.SESSION) is null));

    public DateTimeOffset? At(Guid? id, ErasedKind kind) => id is { } known && _known.TryGetValue((ErasedIdentity.KeyOf(known), kind), out var at) ? at : null;
}

/// <summary>One name of an erased person. What happened under it before <paramref name="ErasedAt"/> stays erased.</summary>
/// <param name="Key">A digest of the id: enough to recognise it when it comes again, and not to name it.</param>
public sealed record ErasedIdentity(Guid Key, ErasedKind Kind, DateTimeOffset ErasedAt)
{
    public static Guid KeyOf(Guid id) => new(SHA256.HashData(id.ToByteArray(bigEndian: true)).AsSpan(0, 16), bigEndian: true);

    public static IReadOnlyList<ErasedIdentity> Of(PersonIdentity person, DateTimeOffset at) =>
    [
        new(KeyOf(person.User), ErasedKind.USER, at),
        .. person.Seen.Select(visitor => new ErasedIdentity(KeyOf(visitor), person.Own.Contains(visitor) ? ErasedKind.VISITOR : ErasedKind.SHARED, at)),
        .. person.Sessions.Select(session => new ErasedIdentity(KeyOf(session), ErasedKind.SESSION, at)),
    ];
}

/// <summary>What of an erased person is remembered.</summary>
public enum ErasedKind
{
    USER,

    /// <summary>A visitor that was nobody else's.</summary>
    VISITOR,

    /// <summary>A visitor on a browser that several people use: known to be so, and nothing there is lost by it.</summary>
    SHARED,

    SESSION,
}
