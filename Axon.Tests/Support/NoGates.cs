using Axon.Core.Entry;
using Axon.Core.Kernel;

namespace Axon.Tests.Support;

/// <summary>No gate can say what it has given out.</summary>
internal sealed class NoGates : IPlacesGiven
{
    public Task<int?> CountAsync(ActivityId activity, CancellationToken cancellationToken) => Task.FromResult<int?>(null);
}
