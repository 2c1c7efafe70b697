using Axon.Core.Features.Behavior;
using Axon.Core.Features.Behavior.Personal;
using Axon.Core.Features.Behavior.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Infrastructure.MySql.Behavior;

/// <summary>Events are in an index that has no adapter for this yet: better "not now" than a receipt for what was not erased.</summary>
internal sealed class NoPersonalData : IPersonalData
{
    public Task<IReadOnlyList<BehaviorEvent>> ReadAsync(PersonIdentity person, int most, CancellationToken cancellationToken) => throw new StoreUnavailableException("search", new NotSupportedException());

    public Task<int> EraseAsync(PersonIdentity person, CancellationToken cancellationToken) => throw new StoreUnavailableException("search", new NotSupportedException());
}
