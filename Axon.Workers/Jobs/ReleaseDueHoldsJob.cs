using Axon.Core.Entry;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>Ends holds at their deadline: sleeps until the next one is due, and looks for new ones at least this often.</summary>
public sealed class ReleaseDueHoldsJob(SweepDueHolds sweep, TimeProvider clock) : IPeriodicJob
{
    /// <summary>Holds last at least five seconds, so none comes and ends between two looks.</summary>
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AtLeast = TimeSpan.FromMilliseconds(5);

    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var pause = await sweep.HandleAsync(AtMost, cancellationToken);
        await Task.Delay(pause < AtLeast ? AtLeast : pause, clock, cancellationToken);
        return true;
    }
}
