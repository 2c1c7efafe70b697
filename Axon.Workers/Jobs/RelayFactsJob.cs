using Axon.Core.Facts;
using Axon.Workers.Hosting;
using Microsoft.Extensions.Options;

namespace Axon.Workers.Jobs;

/// <summary>Delivers facts for as long as there are any, then sleeps until a commit wakes it or the next look is due.</summary>
public sealed class RelayFactsJob(RelayFacts relay, FactSignal signal, IOptions<MessagesOptions> options) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await relay.HandleAsync(cancellationToken) == 0)
        {
            await signal.WaitAsync(options.Value.PollInterval, cancellationToken);
        }

        return true;
    }
}
