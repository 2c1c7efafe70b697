using Axon.Core.Catalog.Images;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>Takes the metadata out of pictures that were kept with it; soon there are none.</summary>
public sealed class CleanImagesJob(CleanImages clean) : IPeriodicJob
{
    public Task<bool> RunOnceAsync(CancellationToken cancellationToken) => clean.HandleAsync(cancellationToken);
}
