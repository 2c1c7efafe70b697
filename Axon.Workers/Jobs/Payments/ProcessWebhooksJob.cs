using Axon.Core.Features.Payments.Webhooks;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs.Payments;

public sealed class ProcessWebhooksJob(ProcessWebhooks process) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken) => await process.HandleAsync(cancellationToken) > 0;
}
