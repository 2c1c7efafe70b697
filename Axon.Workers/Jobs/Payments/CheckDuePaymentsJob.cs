using Axon.Core.Features.Payments;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs.Payments;

public sealed class CheckDuePaymentsJob(CheckDuePayments check) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken) => await check.HandleAsync(cancellationToken) > 0;
}
