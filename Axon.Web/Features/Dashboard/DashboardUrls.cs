using System.Globalization;
using Axon.Web.Features.Dashboard.Staff;

namespace Axon.Web.Features.Dashboard;

public static class DashboardUrls
{
    public const string Overview = "/dashboard";

    public static string Campaign(long id, DashboardView view) => string.Create(CultureInfo.InvariantCulture, $"/dashboard/campaigns/{id}{view.ToQuery()}");

    public static string Activity(long id) => string.Create(CultureInfo.InvariantCulture, $"/dashboard/activities/{id}");

    public static string Activity(long id, DashboardView view) => Activity(id) + view.ToQuery();

    /// <param name="table">metrics, fill, funnel or segments.</param>
    public static string ActivityCsv(long id, string table, DashboardView view) =>
        string.Create(CultureInfo.InvariantCulture, $"/api/dashboard/activities/{id}/{table}.csv{view.ToQuery()}");

    public static string CampaignsCsv(DashboardView view) => "/api/dashboard/campaigns.csv" + view.ToQuery();
}
