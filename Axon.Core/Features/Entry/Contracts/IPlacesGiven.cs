using Axon.Core.Shared;

namespace Axon.Core.Features.Entry.Contracts;

/// <summary>What gates have given out, to be compared with the books.</summary>
public interface IPlacesGiven
{
    /// <summary>Units that somebody holds or has bought as the gate counts them now, written down or not; null while no gate can say.</summary>
    Task<int?> CountAsync(ActivityId activity, CancellationToken cancellationToken);
}
