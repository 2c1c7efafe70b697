using Axon.Core.Features.Behavior.Personal;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>One person's events, wherever events are kept.</summary>
/// <remarks>
/// A person's are the events that carry the account, and the unsigned ones of <see cref="PersonIdentity.Own"/> visitors and of
/// <see cref="PersonIdentity.Sessions"/>. Events of somebody else on the same browser are not. Throws <see cref="Axon.Core.Shared.StoreUnavailableException"/>.
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
