using Axon.Core.Features.Entry.Contracts;
using Axon.Core.Features.Entry.Ports;
using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Gates;

/// <inheritdoc cref="IPlacesGiven"/>
public sealed class PlacesGiven(IEntryGate gate) : IPlacesGiven
{
    public async Task<int?> CountAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        try
        {
            return await gate.SnapshotAsync(activity, cancellationToken) is { OnThisServer: true } snapshot ? snapshot.Settings.Capacity - snapshot.Left : null;
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }
}
