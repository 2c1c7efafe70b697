using System.Security.Cryptography;

namespace Axon.Core.Features.Behavior.Personal;

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
