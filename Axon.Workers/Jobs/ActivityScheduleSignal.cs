using Axon.Core.Catalog.Activities;
using Axon.Core.Kernel;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>A schedule changed in this process: look at once.</summary>
internal sealed class ActivityScheduleSignal(WakeSignal<OpenAndCloseActivities> bell) : IActivityChanged
{
    public Task OnChangedAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        bell.Ring();
        return Task.CompletedTask;
    }
}
