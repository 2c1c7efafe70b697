using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Shared;
using Axon.Workers.Hosting;

namespace Axon.Workers.Jobs;

/// <summary>A schedule changed in this process: look at once.</summary>
internal sealed class ActivityScheduleBell(JobBell<OpenAndCloseActivities> bell) : IActivityChanged
{
    public Task OnChangedAsync(ActivityId activity, CancellationToken cancellationToken)
    {
        bell.Ring();
        return Task.CompletedTask;
    }
}
