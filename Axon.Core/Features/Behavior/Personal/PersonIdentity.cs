namespace Axon.Core.Features.Behavior.Personal;

/// <summary>Under which names one person's events are.</summary>
/// <param name="Seen">Every visitor that signed in as this person: where to look.</param>
/// <param name="Own">Those that signed in as nobody else: all that is unsigned there is this person's.</param>
/// <param name="Sessions">Visits that were this person's, also on a browser that several people share.</param>
public sealed record PersonIdentity(Guid User, IReadOnlyList<Guid> Seen, IReadOnlyList<Guid> Own, IReadOnlyList<Guid> Sessions);
