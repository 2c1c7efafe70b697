using Axon.Core.Features.Payments;
using Axon.Core.Features.Store;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs.Payments;

public sealed class SweepPaymentsJob(SweepPayments payments, SweepPurchases purchases) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var isMoreLeft = await payments.HandleAsync(cancellationToken);
        return await purchases.HandleAsync(cancellationToken) || isMoreLeft;
    }
}
