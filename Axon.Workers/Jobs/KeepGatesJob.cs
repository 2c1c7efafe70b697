using Axon.Core.Entry;
using Axon.Workers.Hosting;
using Microsoft.Extensions.Options;

namespace Axon.Workers.Jobs;

/// <summary>Compares gates with their activities again and again, and at once those that somebody in this process found closed.</summary>
public sealed class KeepGatesJob(KeepGates keep, GateRepairs repairs, IOptions<EntryOptions> options, TimeProvider clock) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        // All are looked at below, so what was asked for is among them.
        repairs.Take();
        await keep.HandleAsync(cancellationToken);
        await repairs.WaitAsync(options.Value.KeepGatesEvery, clock, cancellationToken);
        return true;
    }
}
