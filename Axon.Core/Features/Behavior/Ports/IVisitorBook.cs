using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>When each visitor came first, and who visits and visitors turned out to be.</summary>
public interface IVisitorBook
{
    /// <summary>Notes what these events tell. The first to say so is right for ever; a visit that a second account goes on with is known as shared.</summary>
    /// <remarks>
    /// Idempotent. Meant for events that the index has (stored now or before), right after it took them: a delivery that failed between the two is
    /// delivered again. Throws <see cref="StoreUnavailableException"/>.
    /// </remarks>
    Task RememberAsync(IReadOnlyList<BehaviorEvent> events, CancellationToken cancellationToken);
}
