using Axon.Core.Catalog.Activities;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>Opens and closes activities at their second: sleeps until the next one is due.</summary>
public sealed class OpenAndCloseActivities(MoveDueActivities move, TimeProvider clock) : IPeriodicJob
{
    /// <summary>The longest sleep: another process may have scheduled something sooner in the meantime.</summary>
    public static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(1);

    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (await move.HandleAsync(cancellationToken) is not { } next)
        {
            return false;
        }

        var left = next - clock.GetUtcNow();
        if (left >= LongestSleep)
        {
            return false;
        }

        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, clock, cancellationToken);
        }

        return true;
    }
}
