using Axon.Core.Catalog.Activities;
using Axon.Core.Dashboard;
using Axon.Core.Kernel;
using Axon.Web.Features.Dashboard.Staff;

namespace Axon.Web.Features.Dashboard.Api;

/// <summary>Reads a control room as a query string asks for it.</summary>
public sealed class ActivityDashboardReader(IActivityCatalog activities, GetActivityDashboard dashboard, TimeProvider clock)
{
    /// <summary>Null when there is no such activity.</summary>
    public async Task<ActivityDashboard?> ReadAsync(ActivityId id, string queryString, CancellationToken cancellationToken)
    {
        if (await activities.FindAsync(id, cancellationToken) is not { } activity)
        {
            return null;
        }

        var view = DashboardView.Parse(queryString, RangeChoice.OPEN);
        return await dashboard.HandleAsync(id, view.ToFilter(clock.GetUtcNow(), activity.OpenedAt ?? activity.OpensAt), view.Compare, cancellationToken);
    }
}
