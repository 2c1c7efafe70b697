using Axon.Core.Features.Campaigns.Contracts;
using Axon.Core.Features.Dashboard;
using Axon.Core.Shared;

namespace Axon.Web.Features.Dashboard;

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
