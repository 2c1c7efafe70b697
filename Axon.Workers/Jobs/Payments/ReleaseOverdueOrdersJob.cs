using Axon.Core.Features.Payments;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs.Payments;

/// <summary>Ends unpaid orders at their deadline: sleeps until the next one is due, and looks for new ones at least this often.</summary>
public sealed class ReleaseOverdueOrdersJob(ReleaseOverdueOrders release, TimeProvider clock) : IPeriodicJob
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(5);

    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var pause = await release.HandleAsync(cancellationToken) - clock.GetUtcNow() ?? AtMost;
        await Task.Delay(pause < AtLeast ? AtLeast : pause > AtMost ? AtMost : pause, clock, cancellationToken);
        return true;
    }
}
