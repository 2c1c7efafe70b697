using Axon.Core.Features.Behavior.Personal;

namespace Axon.Core.Features.Behavior.Ports;

/// <summary>Remembers who was erased, for as long as older events of theirs can still arrive.</summary>
public interface IErasures
{
    /// <summary>From its return on, whoever stores events knows of the erasure. Idempotent; the latest time counts.</summary>
    Task RememberAsync(PersonIdentity person, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The erasures that events as old as <paramref name="oldest"/> can be concerned by.</summary>
    Task<ErasedIdentities> SinceAsync(DateTimeOffset oldest, CancellationToken cancellationToken);

    /// <summary>Drops what is remembered of erasures so old that no earlier event is taken any more.</summary>
    Task<int> ForgetBeforeAsync(DateTimeOffset time, CancellationToken cancellationToken);
}
