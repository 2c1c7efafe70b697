using Axon.Core.Features.Dashboard;
using Axon.Core.Shared;
using Axon.Web.Features.Accounts;
using Axon.Web.Resources;
using Axon.Web.Startup;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Axon.Web.Features.Dashboard;

/// <summary>What the dashboards show, for programs: the same snapshots, the same query string.</summary>
internal static class DashboardEndpoints
{
    public static IEndpointRouteBuilder MapDashboardApi(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/dashboard").RequireAuthorization(AxonPolicies.Marketer).WithTags("Dashboard");
        group.MapGet("/campaigns", CampaignsAsync).WithName("GetCampaignsDashboard").WithSummary("All campaigns side by side")
            .WithDescription("Query as on the page: range (today, days7, days30, custom with from and to as YYYY-MM-DD in Seoul), bots=1.");
        group.MapGet("/campaigns.csv", CampaignsCsvAsync).WithName("ExportCampaignsDashboard").WithSummary("The comparison of campaigns as CSV")
            .Produces<string>(StatusCodes.Status200OK, "text/csv");
        group.MapGet("/activities/{id:long}", ActivityAsync).WithName("GetActivityDashboard").WithSummary("The control room of one activity")
            .WithDescription("Query as on the page: range (open, today, days7, days30, custom with from and to), device, audience (new, returning), bots=1.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        group.MapGet("/activities/{id:long}/{table:regex(^(metrics|fill|funnel|segments)$)}.csv", ActivityCsvAsync)
            .WithName("ExportActivityDashboard").WithSummary("One table of the control room as CSV").Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static async Task<Ok<CampaignsDashboardJson>> CampaignsAsync(
        HttpRequest request, GetCampaignsDashboard dashboard, TimeProvider clock, CancellationToken cancellationToken) =>
        TypedResults.Ok(CampaignsDashboardJson.Of(await ReadAsync(request, dashboard, clock, cancellationToken)));

    private static async Task<FileContentHttpResult> CampaignsCsvAsync(
        HttpRequest request, GetCampaignsDashboard dashboard, TimeProvider clock, CancellationToken cancellationToken) =>
        Csv(DashboardCsv.Campaigns(await ReadAsync(request, dashboard, clock, cancellationToken)), "campaigns");

    private static async Task<Results<Ok<ActivityDashboardJson>, ProblemHttpResult>> ActivityAsync(
        long id, HttpRequest request, ActivityDashboardReader reader, IStringLocalizer<DashboardStrings> words, CancellationToken cancellationToken) =>
        await reader.ReadAsync(new ActivityId(id), request.QueryString.Value ?? "", cancellationToken) is { } dashboard
            ? TypedResults.Ok(ActivityDashboardJson.Of(dashboard))
            : NotFound(words);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ActivityCsvAsync(
        long id, string table, HttpRequest request, ActivityDashboardReader reader, IStringLocalizer<DashboardStrings> words, CancellationToken cancellationToken)
    {
        if (await reader.ReadAsync(new ActivityId(id), request.QueryString.Value ?? "", cancellationToken) is not { } dashboard)
        {
            return NotFound(words);
        }

        return Csv(
            table switch
            {
                "metrics" => DashboardCsv.Metrics(dashboard.Figures),
                "fill" => DashboardCsv.Fill(dashboard.Fill),
                "funnel" => DashboardCsv.Funnel(dashboard.Funnel),
                _ => DashboardCsv.Segments(dashboard),
            },
            table);
    }

    private static Task<CampaignsDashboard> ReadAsync(HttpRequest request, GetCampaignsDashboard dashboard, TimeProvider clock, CancellationToken cancellationToken)
    {
        var view = DashboardView.Parse(request.QueryString.Value ?? "", RangeChoice.DAYS7);
        var now = clock.GetUtcNow();
        return dashboard.HandleAsync(view.ToFilter(now, now.AddDays(-7)), compare: false, cancellationToken);
    }

    private static FileContentHttpResult Csv(byte[] content, string name) => TypedResults.File(content, "text/csv; charset=utf-8", $"axon-{name}.csv");

    private static ProblemHttpResult NotFound(IStringLocalizer<DashboardStrings> words) =>
        ApiProblem.Result(StatusCodes.Status404NotFound, DashboardProblems.NoActivity, words[nameof(DashboardStrings.NoActivity)]);
}
