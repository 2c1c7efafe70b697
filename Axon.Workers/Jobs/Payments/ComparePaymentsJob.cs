using Axon.Core.Features.Payments;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs.Payments;

/// <summary>Compares captured payments with the provider's books: often while they are young, each at least daily.</summary>
public sealed class ComparePaymentsJob(CompareWithProvider compare) : IPeriodicJob
{
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken) => await compare.HandleAsync(cancellationToken) > 0;
}
