using Axon.Core.Kernel;

namespace Axon.Core.Entry;

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

/// <summary>What gates have given out, to be compared with the books.</summary>
public interface IPlacesGiven
{
    /// <summary>Units that somebody holds or has bought as the gate counts them now, written down or not; null while no gate can say.</summary>
    Task<int?> CountAsync(ActivityId activity, CancellationToken cancellationToken);
}
