namespace Axon.Core.Features.Behavior.Personal;

/// <summary>Erased people, to tell which events must not be stored again. Nearly always there are none: only erasures after an event concern it.</summary>
public sealed class ErasedIdentities(IEnumerable<ErasedIdentity> identities)
{
    private readonly Dictionary<(Guid Key, ErasedKind Kind), DateTimeOffset> _known = identities.ToDictionary(identity => (identity.Key, identity.Kind), identity => identity.ErasedAt);

    /// <summary>It is of an erased person, and older than the erasure. By the same rule as <see cref="Ports.IPersonalData"/>: facts of the backend stay.</summary>
    public bool Cover(BehaviorEvent happened) => _known.Count > 0 && happened.Source == EventSource.BROWSER && (happened.UserId is { } user
        ? At(user, ErasedKind.USER) > happened.OccurredAt
        : At(happened.VisitorId, ErasedKind.VISITOR) > happened.OccurredAt || At(happened.SessionId, ErasedKind.SESSION) > happened.OccurredAt);

    /// <summary>A covered event that tells of a visitor or a visit which nobody knew to be this person's.</summary>
    public bool LearnFrom(BehaviorEvent happened) => happened.UserId is not null && Cover(happened)
        && ((happened.VisitorId is { } visitor && At(visitor, ErasedKind.VISITOR) is null && At(visitor, ErasedKind.SHARED) is null)
            || (happened.SessionId is { } session && At(session, ErasedKind.SESSION) is null));

    public DateTimeOffset? At(Guid? id, ErasedKind kind) => id is { } known && _known.TryGetValue((ErasedIdentity.KeyOf(known), kind), out var at) ? at : null;
}
