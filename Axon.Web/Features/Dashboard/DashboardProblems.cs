namespace Axon.Web.Features.Dashboard;

/// <summary>The codes of this feature's refusals.</summary>
internal static class DashboardProblems
{
    public const string NoActivity = "dashboard/no-activity";
}
