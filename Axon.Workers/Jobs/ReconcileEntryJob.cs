using Axon.Core.Entry;
using Axon.Workers.Hosting;
using Microsoft.Extensions.Options;

namespace Axon.Workers.Jobs;

/// <summary>Compares gates, reservations and orders, always.</summary>
public sealed class ReconcileEntryJob(ReconcileEntry reconcile, IOptions<EntryOptions> options, TimeProvider clock) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        await reconcile.HandleAsync(cancellationToken);
        await Task.Delay(options.Value.ReconcileEvery, clock, cancellationToken);
        return true;
    }
}
