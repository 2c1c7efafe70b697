using Axon.Core.Shared;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>The daily indexes that <see cref="IBehaviorIndex"/> writes: one for each UTC day on which something happened.</summary>
/// <remarks>Everything here is idempotent and may run in several processes at once. Throws <see cref="StoreUnavailableException"/>.</remarks>
public interface IDailyIndexes
{
    /// <summary>The form of index that this program writes.</summary>
    int Version { get; }

    /// <summary>Sees to it that new days get the right form, and that there is something for readers to read.</summary>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Lets readers read this program's version, in one step that shows nothing twice and leaves nothing out.</summary>
    Task<SwitchOutcome> SwitchAsync(CancellationToken cancellationToken);

    /// <summary>Drops whole days, of every version, and says which.</summary>
    Task<IReadOnlyList<string>> DropBeforeAsync(DateOnly day, CancellationToken cancellationToken);
}
